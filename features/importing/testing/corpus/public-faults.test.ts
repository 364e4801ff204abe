import { describe, expect, test } from "vitest";
import { readBytes } from "@/features/importing/readers/read-bytes";
import { site } from "@/features/importing/testing/fixtures";
import { english } from "@/features/importing/testing/old-site";
import { readItem } from "@/features/importing/wordpress/read-item";
import { said } from "./said";

/** What public reports tell of other importers: docs/importing-pages.md names each. */
const page = async (html: string) => {
  const words = english.map((each) => `<p>${each}</p>`).join("");
  const whole = `<!DOCTYPE html><title>The visit</title><article><h1>The visit</h1>${words}${html}</article>`;
  const options = { name: "page.html", locale: undefined, site };
  return said(await readBytes(Buffer.from(whole), options));
};
const post = (content: string, attachments = new Map()) => {
  const item = {
    id: "1",
    type: "post",
    status: "publish",
    title: "The visit",
    link: "https://old.example.com/1",
    content,
    excerpt: "",
    date: "2018-06-05 09:00:00",
    published: "",
    creator: "",
    attachment: "",
    terms: [],
    meta: new Map(),
  };
  const library = { attachments, reusable: new Map(), authors: new Map() };
  return said(readItem(item, library, { name: "x", locale: undefined, site }));
};

describe("faults of other importers", () => {
  test("several lists of one item each all come in (WordPress/gutenberg 7702)", async () => {
    const text = await page("<ul><li>one</li></ul><ul><li>two</li></ul><ol><li>three</li></ol>");
    expect(text.match(/^\s+(?:one|two|three)$/gm)).toHaveLength(3);
    // Neighbours of one kind are one list.
    expect(text.match(/^(?:bullet|ordered)List$/gm)).toHaveLength(2);
  });

  test("a list that begins at six begins at six (gutenberg 7057, 17414, 46837)", async () => {
    expect(await page('<ol start="6"><li>a</li><li>b</li></ol>')).toContain("orderedList from 6");
  });

  test("lists that stand wrongly in lists keep their words (gutenberg 5172, 16110)", async () => {
    const text = await page(
      "<ol><ul><li>Coffee</li><li>Tea</li></ul></ol><ul>bare<li>in</li></ul>",
    );
    for (const word of ["Coffee", "Tea", "bare", "in"])
      expect(text).toMatch(new RegExp(`^\\s*${word}$`, "m"));
  });

  test("a caption of the older editor stays with its picture (gutenberg 4215, 5940; craftcms/wp-import 15)", () => {
    const text = post(
      '[caption id="attachment_1" align="alignnone" width="9"]<img class="wp-image-1" src="https://old.example.com/a.png" alt="" width="900" height="600" /> Test[/caption]\n\nAfter it.',
    );
    expect(text).toContain("figure [https://old.example.com/a.png] MISSING ▲Test");
    expect(text).toMatch(/^After it\.$/m);
  });

  test("a picture with “share” in its class, or in a block of its own, stays (readability.php 70, readability 670)", async () => {
    const text = await page(
      '<p><img class="_j_lazyload _j_needInitShare" data-src="https://x.example/a.jpg"></p><div class="wp-block-image"><img src="b.jpg"></div>',
    );
    expect(text).toContain("figure [https://x.example/a.jpg]");
    expect(text).toContain("figure [b.jpg]");
  });

  test("of a small picture and the large one that a script loads the large one is named as well (readability 299, 544)", async () => {
    const options = { name: "page.html", locale: undefined, site };
    const html = `<article><h1>T</h1><p>${english.join(" ")}</p><figure><img src="freeze/30/x.jpg"><img data-src="max/800/x.jpg"></figure></article>`;
    const { pictures } = await readBytes(Buffer.from(html), options);
    expect(pictures.map(({ sources }) => sources)).toEqual([
      ["freeze/30/x.jpg"],
      ["max/800/x.jpg"],
    ]);
  });

  test("pictures that do not come in are counted and named, not told as done (humanmade/WordPress-Importer 112, 173; wagtail-wordpress-import 171)", () => {
    const text = post(
      'Words of the post.\n\n<img src="https://old.example.com/a.png" width="900" height="600" />',
    );
    expect(text).toContain("picture: 1 = 0 in + 0 left out + 1 missing");
    expect(text).toContain("picture-missing https://old.example.com/a.png");
  });

  test("of a gallery every picture comes in, and one that is not in the export is named (WordPress-Importer 41, TryGhost/Ghost 22273)", () => {
    const known = { address: "https://old.example.com/a.png", alt: "A", caption: "" };
    const text = post(
      'Words of the post.\n\n[gallery ids="1,2,9"]',
      new Map([
        ["1", known],
        ["2", { ...known, address: "https://old.example.com/b.png" }],
      ]),
    );
    expect(text).toContain("a.png");
    expect(text).toContain("b.png");
    expect(text).toContain("picture-outside");
    expect(text).toContain("picture: 3 = 0 in + 0 left out + 3 missing");
  });
});
