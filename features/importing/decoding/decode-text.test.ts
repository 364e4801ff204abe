import { describe, expect, test } from "vitest";
import { encoded, sample } from "@/features/importing/testing/encoded";
import { decodeText } from "./decode-text";

const page = (words: string, charset?: string) =>
  `<html><head>${charset ? `<meta http-equiv="Content-Type" content="text/html; charset=${charset}">` : ""}<title>${words.slice(0, 8)}</title></head><body><p>${words}</p></body></html>`;

describe("the encoding of a page", () => {
  test.each([
    ["gb18030", "zh", "gb2312", "declared"],
    ["gb18030", "zh", undefined, "likely"],
    ["gb18030", "zh", "utf-8", "likely"],
    ["gb18030", "zh", "iso-8859-1", "likely"],
    ["windows-1251", "ru", "windows-1251", "declared"],
    ["windows-1251", "ru", undefined, "likely"],
    ["windows-1251", "ru", "koi8-r", "likely"],
    ["windows-1251", "ru", "utf-8", "likely"],
    ["koi8-r", "ru", "koi8-r", "declared"],
    ["koi8-r", "ru", undefined, "likely"],
    ["koi8-r", "ru", "windows-1251", "likely"],
    ["koi8-r", "ru", "gb2312", "likely"],
    ["ibm866", "ru", undefined, "likely"],
    ["windows-1252", "en", "iso-8859-1", "declared"],
    ["windows-1252", "en", "windows-1251", "likely"],
    ["big5", "hant", "big5", "declared"],
    ["utf-8", "zh", "gb2312", "form"],
    ["utf-8", "ru", "windows-1251", "form"],
    ["utf-16le", "ru", "utf-16", "form"],
    ["utf-16be", "zh", undefined, "form"],
  ] as const)("is %s of a text in %s that says %s", (encoding, language, charset, by) => {
    const whole = page(sample[language], charset);
    const { text, unreadable, ...found } = decodeText(encoded(whole, encoding));
    expect({ text, unreadable, encoding: found.encoding, by: found.by }).toEqual({
      text: whole,
      unreadable: 0,
      encoding,
      by,
    });
  });

  test.each(["zh", "ru"] as const)("is found of a single sentence in %s", (language) => {
    const [first = ""] = sample[language].split(/(?<=[。.])/u);
    for (const encoding of language === "zh" ? ["gb18030"] : ["windows-1251", "koi8-r"]) {
      expect(decodeText(encoded(first, encoding))).toMatchObject({ encoding, text: first });
    }
  });

  test("a mark counts for more than what the page says", () => {
    const bytes = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(page(sample.ru, "koi8-r"), "utf16le"),
    ]);
    expect(decodeText(bytes)).toMatchObject({
      encoding: "utf-16le",
      by: "mark",
      text: page(sample.ru, "koi8-r"),
    });
  });

  test("one damaged byte in a page of UTF-8 is told of, and the rest is read", () => {
    const whole = Buffer.from(page(sample.zh.repeat(3)));
    const at = whole.indexOf(Buffer.from("日")) + 1;
    whole[at] = 0x20;
    const read = decodeText(whole);
    expect(read.encoding).toBe("utf-8");
    expect(read.unreadable).toBeGreaterThan(0);
    expect(read.text).toContain("港务长");
  });

  test("nothing at all, and ASCII, are UTF-8", () => {
    expect(decodeText(new Uint8Array())).toMatchObject({ text: "", encoding: "utf-8" });
    expect(decodeText(Buffer.from("plain"))).toMatchObject({ text: "plain", encoding: "utf-8" });
  });
});
