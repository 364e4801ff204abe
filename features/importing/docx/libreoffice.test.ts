import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { site } from "@/features/importing/testing/fixtures";
import { readDocx } from "./opening/read-docx";
import { throughLibreOffice } from "./testing/libreoffice";
import { makeDocx } from "./testing/make-docx";
import { codesOf, outlineOf } from "./testing/read";
import { everything, story } from "./testing/stories";

/**
 * Documents as LibreOffice itself writes them. They are kept beside the tests,
 * so that these need no LibreOffice; `npm run test:import` makes them anew
 * with the one of Debian (libreoffice-writer-nogui).
 */
const folder = path.join(import.meta.dirname, "testing", "libreoffice");
const made = {
  zh: () => makeDocx(story("word", "zh")),
  en: () => makeDocx(story("word", "en")),
  ru: () => makeDocx(story("word", "ru")),
  everything: () => makeDocx(everything()),
};

const names = Object.keys(made) as (keyof typeof made)[];
const fixture = (name: string) => path.join(folder, `${name}.docx`);
const read = async (name: keyof typeof made) =>
  readDocx(await readFile(fixture(name)), {
    name: "a.docx",
    locale: name === "everything" ? "en" : name,
    site,
  });

// A test that is passed over counts as one that failed, so without LibreOffice there is none.
if (process.env.LIBREOFFICE) {
  test("documents are made anew", { timeout: 240_000 }, async () => {
    for (const name of names)
      await writeFile(fixture(name), await throughLibreOffice(made[name](), ["odt", "docx"]));
  });
}

describe("what LibreOffice writes is read as what it was made from", () => {
  test.each(["zh", "en", "ru"] as const)("%s", async (language) => {
    const text = await read(language);
    const direct = readDocx(makeDocx(story("word", language)), {
      name: "a",
      locale: language,
      site,
    });
    expect(outlineOf(text)).toEqual(outlineOf(direct));
    expect(text.title).toBe(direct.title);
    expect(text.report.counts).toEqual(direct.report.counts);
  });

  test("tracked changes, notes, lists, header, comment and hidden words", async () => {
    const text = await read("everything");
    expect(outlineOf(text)).toEqual([
      "We met twice in the yard, and agreed on hours.^1^",
      "1. one",
      "  1. inner",
      "2. two",
      "A text that is long enough to be a paragraph, and ends with a full stop.",
      "5. five",
      "Seen. And more of it, long enough for a sentence.",
      "▣ A crane",
      "[#2↓Yard | #new | #old]",
      "[1 | 2]",
      "A text that is long enough to be a paragraph, and ends with a full stop.<example.com→https://example.com/yard>",
      "^1^ As the log says.",
    ]);
    expect(codesOf(text)).toMatchObject({
      "tracked-insertion": 1,
      "tracked-deletion": 1,
      "header-left-out": 1,
      "footer-left-out": 1,
      "comment-left-out": 1,
      "hidden-left-out": 1,
      footnote: 1,
    });
  });
});
