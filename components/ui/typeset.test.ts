import { describe, expect, test } from "vitest";
import { typeset, unbroken } from "./typeset";

describe("Russian", () => {
  const cases = [
    ["Круглый стол и три дня встреч", "Круглый стол и~три дня встреч"],
    ["Bauing — за круглым столом", "Bauing~— за~круглым столом"],
    ["и в Москве", "и~в~Москве"],
    ["То же самое, если бы не он", "То~же самое, если~бы не~он"],
    ["126 350 м² за 3 дня", "126~350~м² за~3~дня"],
    ["«О группе» (и о нас)", "«О~группе» (и~о~нас)"],
  ];
  test.each(cases)("%s", (text, expected) => {
    expect(typeset("ru", text ?? "").replaceAll("\u00a0", "~")).toBe(expected);
  });

  test("other languages keep their text", () => {
    expect(typeset("en", "A visit to Russia — a note")).toBe("A visit to Russia — a note");
    expect(typeset("zh", "2019 年 4 月")).toBe("2019 年 4 月");
  });
});

describe("English", () => {
  test("a day stands with its month", () => {
    expect(typeset("en", "from 1 to 3 April 2019").replaceAll("\u00a0", "~")).toBe(
      "from 1 to 3~April 2019",
    );
    expect(typeset("en", "2019 May Day, 3 Marches")).toBe("2019 May Day, 3 Marches");
  });
});

describe("ranges of numbers", () => {
  test.each([
    ["The visit of 1–3 April 2019", ["The visit of ", "1–3", " April 2019"]],
    ["Программа визита 1–3\u00a0апреля", ["Программа визита ", "1–3", "\u00a0апреля"]],
    ["Guangdong–Russia", ["", "Guangdong–Russia", ""]],
    ["", [""]],
  ])("%s", (text, parts) => {
    expect(unbroken(text)).toEqual(parts);
  });
});
