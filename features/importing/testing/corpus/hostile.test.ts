import { describe, expect, test } from "vitest";
import { besideOf, withBeside } from "@/features/importing/readers/beside";
import { readBytes } from "@/features/importing/readers/read-bytes";
import { importReportSchema } from "@/features/importing/report/import-report";
import { site } from "@/features/importing/testing/fixtures";
import { english } from "@/features/importing/testing/old-site";
import { plainText } from "@/features/publication/body/body-text";

/** Pages that were made to hold a server up, to lead out of their folder, or to bring in what is no text. */
const around = (html: string) =>
  `<!DOCTYPE html><html><head><title>The visit</title></head><body><article><h1>The visit</h1><p>${english.join("</p><p>")}</p>${html}</article></body></html>`;
const read = async (text: string | Uint8Array, name = "page.html") => {
  const read = await readBytes(Buffer.from(text as string), { name, locale: undefined, site });
  expect(importReportSchema.parse(read.report)).toEqual(read.report);
  return read;
};
const wordsOf = async (html: string) => {
  const { body } = await read(around(html));
  return body ? plainText(body) : "";
};

describe("a hostile page", () => {
  test("of elements in elements without end keeps its words", async () => {
    const { body, report } = await read(around(`${"<div>".repeat(30_000)}<p>deep words</p>`));
    expect(plainText(body ?? { type: "doc", content: [] })).toContain("deep words");
    expect(report.remarks.map(({ code }) => code)).toContain("nested-too-deep");
  }, 20_000);

  test("of more elements than any page has is refused", async () => {
    await expect(read(around("<b>x</b>".repeat(400_000)))).rejects.toThrow(
      /larger than a text can be/,
    );
    await expect(read(around("x".repeat(20_000_000)))).rejects.toThrow(/larger than a text can be/);
  }, 20_000);

  test("brings no script, no handler and no address that runs", async () => {
    const { body, before } = await read(
      around(
        '<p onclick="x()">in <a href="java\nscript:alert(1)">a</a><svg onload=x()><script>alert(1)</script></svg><img src=x onerror=alert(1)><a href="data:text/html,x">b</a><iframe srcdoc="<script>x</script>"></iframe></p><template><p>t</p></template>',
      ),
    );
    expect(JSON.stringify(body)).not.toMatch(/script|onerror|data:text/);
    expect(before).not.toMatch(/<script|\son\w+=/i);
  });

  test("names files outside of its folder, and gets none of them", async () => {
    const page = await read(
      '<base href="file:///etc/"><article>' +
        around(
          '<img src="../../../etc/passwd" width=300 height=300><img src="file:///etc/shadow" width=300 height=300><img src="..\\..\\x.jpg" width=300 height=300>',
        ).slice(15),
    );
    const near = besideOf([{ path: "a/b/c.jpg", read: async () => Buffer.from("c") }], "a/b");
    const { pictures, report } = await withBeside(page, near);
    expect(pictures.map(({ bytes }) => bytes)).toEqual([undefined, undefined, undefined]);
    expect(report.counts.picture).toEqual({ found: 3, imported: 0, leftOut: 0, missing: 3 });
  });

  test("may lie beside very many files of one name", () => {
    const many = Array.from({ length: 100_000 }, (_, index) => ({
      path: `${index}/640`,
      read: async () => Buffer.from(""),
    }));
    const began = performance.now();
    expect(besideOf(many)("7/640")?.path).toBe("7/640");
    // Copying the list for each of them took over a minute.
    expect(performance.now() - began).toBeLessThan(15_000);
  });

  test("gets no picture by a name that all pictures have", () => {
    const near = besideOf([{ path: "article_files/640", read: async () => Buffer.from("one") }]);
    expect(near("https://mmbiz.qpic.cn/mmbiz_jpg/BBB/640?wx_fmt=jpeg")).toBeUndefined();
    expect(near("./article_files/640")?.path).toBe("article_files/640");
    expect(near("640")?.path).toBe("article_files/640");
  });

  test("with quotes that never close and tags in attributes is read as a browser reads it", async () => {
    expect(await wordsOf('<p title="a > b">kept</p><p>one<p>two<b>three<p>four')).toMatch(
      /kept\none\ntwothree\nfour/,
    );
    expect(await wordsOf('<a href="https://a.example/?x=')).toContain("harbour master");
  });

  test("has no NUL, no halves of pairs and no signs that stand for pictures here", async () => {
    const words = await wordsOf("<p>a&#0;b&#xD800;c\u0000d \ufdd27\ufdd3e \ufdd4f</p>");
    expect(words).not.toMatch(/[\0\ud800\ufdd0-\ufdef]/);
    expect(words).toContain("e f");
  });

  test("has tables that take a million columns, and lists that begin anywhere", async () => {
    const words = await wordsOf(
      '<table><tr><td colspan="1000000">a</td><td rowspan="65000">b</td></tr><tr><td>c</td></tr></table><ol start="99999999999999"><li>d</li></ol>',
    );
    expect(words).toMatch(/a.*b.*c.*d/s);
  });

  test("hides words from readers: they do not come in", async () => {
    const words = await wordsOf(
      '<p style="display:none">spam</p><p hidden>spam</p><div style="visibility:hidden">spam</div><p>shown</p>',
    );
    expect(words).toContain("shown");
    expect(words).not.toContain("spam");
  });

  test("that is a picture or a program by its bytes is refused whatever it is called", async () => {
    await expect(
      read(Buffer.concat([Buffer.from("GIF89a"), Buffer.from(around(""))])),
    ).rejects.toThrow(/is a picture/);
    await expect(
      read(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 1, 2, 3, 0, 0, 1, 2, 3])),
    ).rejects.toThrow(/none of the kinds/);
  });

  test("in Markdown with names for names, or quotations without end, is read in a moment", async () => {
    const bomb = `---\na: &a [x,x]\nb: &b [*a,*a]\ntitle: t\n---\n\n${english[0]}\n`;
    expect((await read(bomb, "a.md")).title).not.toBe("x");
    const { body } = await read(
      `${">".repeat(20_000)} deep\n\n${"[".repeat(20_000)}\n\n${english[0]}`,
      "b.md",
    );
    expect(plainText(body ?? { type: "doc", content: [] })).toContain("harbour master");
  }, 20_000);
});
