import { describe, expect, test } from "vitest";
import type { ImportedText } from "@/features/importing/readers/imported-text";
import { readBytes } from "@/features/importing/readers/read-bytes";
import { importReportSchema } from "@/features/importing/report/import-report";
import { encoded } from "@/features/importing/testing/encoded";
import { site } from "@/features/importing/testing/fixtures";
import { chinese, english, russian } from "@/features/importing/testing/old-site";
import { said } from "./said";

const read = async (page: string | Uint8Array, name = "page.html"): Promise<ImportedText> => {
  const text = await readBytes(Buffer.from(page as string), { name, locale: undefined, site });
  expect(importReportSchema.parse(text.report)).toEqual(text.report);
  return text;
};
const codes = ({ report }: ImportedText) => report.remarks.map(({ code }) => code);
const article = (inner: string, head = "") =>
  `<html><head><title>The cranes</title>${head}</head><body><article>${inner}</article></body></html>`;

describe("a page that Google Docs has exported", () => {
  const page = article(
    `<p class="c1"><span>${english[0]} </span><span class="c2"><a class="c3" href="https://www.google.com/url?q=https://example.org/a?b%3D1&amp;sa=D&amp;ust=1">More</a></span><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p>
<ul class="c5 lst-kix_ab-0 start"><li class="c1"><span>One</span></li></ul><ul class="c5 lst-kix_ab-1 start"><li><span>One, one</span></li></ul><ul class="c5 lst-kix_ab-2 start"><li><span>Deep</span></li></ul><ul class="c5 lst-kix_ab-1"><li><span>One, two</span></li></ul><ul class="c5 lst-kix_ab-0"><li><span>Two</span></li></ul>
<p>${english[1]}</p><div class="c9"><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Is this so?</span></p></div>`,
    "<style>.c3{color:inherit}.c2{font-weight:700}</style>",
  );
  test("has the levels of its lists, links that lead there, and no comments", async () => {
    const text = await read(page);
    const words = said(text);
    expect(words).toContain("https://example.org/a?b=1");
    expect(words).not.toMatch(/google|\[a\]|Is this so\?\n\n/);
    const list = text.body?.content.find(({ type }) => type === "bulletList");
    const levels = (node: unknown): unknown =>
      (node as { content?: { content: { type: string }[] }[] }).content?.map(({ content }) => [
        JSON.stringify(content[0]).match(/"text":"([^"]*)"/)?.[1],
        ...content.slice(1).map(levels),
      ]);
    expect(levels(list)).toEqual([["One", [["One, one", [["Deep"]]], ["One, two"]]], ["Two"]]);
    expect(codes(text)).toContain("comment-left-out");
  });
});

describe("an article of WeChat", () => {
  test("says what became of films, sounds, cards of names and of small programs", async () => {
    const text = await read(
      `<html><body><h1 id="activity-name">港口</h1><div id="js_content" style="visibility:hidden"><section mp-style-type="3" data-mpa-powered-by="yiban"><section><span leaf="">${chinese[0]}</span></section></section>
<section><mp-common-videosnap data-url="https://finder.video.qq.com/1"></mp-common-videosnap></section>
<section><mp-common-mpaudio name="采访" src="a"></mp-common-mpaudio></section>
<section class="mp_profile_iframe_wrp"><mp-common-profile data-nickname="港口集团" data-signature="我们的港口"></mp-common-profile></section>
<section><mp-miniprogram class="miniprogram_element" data-miniprogram-title="订票"></mp-miniprogram></section>
<section><mp-common-poi data-name="北部船坞"></mp-common-poi></section>
<p>${chinese[1]}</p></div></body></html>`,
    );
    expect(said(text)).toContain(chinese[1]);
    const embeds = text.report.remarks.find(({ code }) => code === "embed-left-out");
    expect(embeds?.count).toBe(5);
  });
});

describe("encodings that a page names wrongly", () => {
  test.each([
    ["gb18030", "utf-8", chinese],
    ["gb18030", "iso-8859-1", chinese],
    ["windows-1251", "utf-8", russian],
    ["windows-1251", "gb2312", russian],
    ["koi8-r", "windows-1251", russian],
  ] as const)("%s that says %s", async (encoding, said, words) => {
    const page = article(
      words.map((each) => `<p>${each}</p>`).join(""),
      `<meta charset="${said}">`,
    );
    const text = await read(encoded(page, encoding));
    expect(JSON.stringify(text.body)).toContain(words[1]);
    expect(codes(text)).toContain("encoding-differs");
  });
});

describe("what else stands in pages", () => {
  test.each([
    [
      "how words are read",
      `<p>${english[0]} <ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>.</p>`,
      /漢/,
    ],
    [
      "an equation",
      `<p>${english[0]} <math><mi>x</mi><mo>+</mo><mn>1</mn></math>.</p>`,
      /x\s*\+\s*1/,
    ],
    [
      "words that unfold",
      `<details><summary>More of it</summary><p>${english[0]}</p></details>`,
      /More of it/,
    ],
    [
      "a list of terms",
      `<p>${english[0]}</p><dl><dt>Quay</dt><dd>Where ships lie</dd></dl>`,
      /Quay[\s\S]*Where ships lie/,
    ],
    [
      "a table in a table",
      `<p>${english[0]}</p><table><tr><td>A</td><td><table><tr><td>B</td><td>C</td></tr></table></td></tr><tr><td>D</td><td>E</td></tr></table>`,
      /A[\s\S]*B[\s\S]*C[\s\S]*D[\s\S]*E/,
    ],
    ["marks of direction", `<p>\u202b${english[0]}\u202c</p>`, /harbour/],
    [
      "soft hyphens",
      `<p>The con&shy;struc&shy;tion of it. ${english[0]}</p>`,
      /con\u00ad?struc\u00ad?tion/,
    ],
  ])("%s comes in, and nothing is missing without a word of it", async (_, html, words) => {
    const text = await read(article(`${html}<p>${english[1]}</p>`));
    expect(JSON.stringify(text.body)).toMatch(words);
    expect(codes(text)).not.toContain("words-missing");
  });

  test.each([
    [
      "a set of frames",
      '<html><frameset cols="20%,80%"><frame src="a.html"><frame src="b.html"></frameset></html>',
    ],
    ["nothing", "<html></html>"],
    ["scripts alone", "<html><body><script>document.write('x')</script></body></html>"],
  ])("%s is refused as empty", async (_, html) => {
    await expect(read(html)).rejects.toThrow(/no text/);
  });
});

describe("a page in one file, as browsers save it", () => {
  const png = Buffer.from("89504e470d0a1a0a", "hex");
  const quoted = (text: string) =>
    [...Buffer.from(text, "utf8")]
      .map((byte) =>
        byte > 126 || byte === 61
          ? `=${byte.toString(16).toUpperCase().padStart(2, "0")}`
          : String.fromCharCode(byte),
      )
      .join("")
      .replace(/.{60,70}(?==|[^=]{3})/g, "$&=\r\n");
  const html = article(
    `<p>${russian[0]}</p><p><img src="https://old.test/img/crane.png"></p><p>${russian[1]}</p><p><img src="cid:quay@old.test"></p>`,
    '<link rel="canonical" href="https://old.test/news/1.html">',
  );
  const archive = [
    "From: <Saved by Blink>",
    "Snapshot-Content-Location: https://old.test/news/1.html",
    "Subject: =?utf-8?Q?x?=",
    "MIME-Version: 1.0",
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----MultipartBoundary--x----"',
    "",
    "",
    "------MultipartBoundary--x----",
    "Content-Type: text/html",
    "Content-Transfer-Encoding: quoted-printable",
    "Content-Location: https://old.test/news/1.html",
    "",
    quoted(html),
    "------MultipartBoundary--x----",
    "Content-Type: image/png",
    "Content-Transfer-Encoding: base64",
    "Content-Location: https://old.test/img/crane.png",
    "",
    png.toString("base64"),
    "------MultipartBoundary--x----",
    "Content-Type: image/png",
    "Content-Transfer-Encoding: base64",
    "Content-ID: <quay@old.test>",
    "",
    png.toString("base64"),
    "------MultipartBoundary--x------",
    "",
  ].join("\r\n");

  test("is the page with its pictures", async () => {
    const text = await read(archive, "page.mhtml");
    expect(text.title).toBe("The cranes");
    expect(JSON.stringify(text.body)).toContain(russian[1]);
    expect(text.pictures.map(({ bytes }) => bytes?.equals(png))).toEqual([true, true]);
    expect(text.report.counts.picture).toEqual({ found: 2, imported: 2, leftOut: 0, missing: 0 });
    expect(text.report.format).toBe("html");
  });

  test("that has no page in it, or no parts, is refused", async () => {
    await expect(read(archive.replace("text/html\r", "text/plain\r"), "a.mht")).rejects.toThrow();
    const cut = "MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\nwords";
    await expect(read(cut, "a.mht")).rejects.toThrow(/damaged/);
  });
});
