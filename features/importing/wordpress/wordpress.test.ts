import path from "node:path";
import { describe, expect, test } from "vitest";
import { filesIn } from "@/features/importing/folder/files";
import { type FolderStory, storiesIn } from "@/features/importing/folder/stories";
import { withBeside } from "@/features/importing/readers/beside";
import type { ImportedText } from "@/features/importing/readers/imported-text";
import { importReportSchema } from "@/features/importing/report/import-report";
import { said } from "@/features/importing/testing/corpus/said";
import { wholeExport, wxr } from "@/features/importing/testing/corpus/wordpress";
import { site } from "@/features/importing/testing/fixtures";
import { folderOf } from "@/features/importing/testing/old-site";

type Read = FolderStory & { text: ImportedText | undefined; error: unknown };

/** Read while they are gone through: the process that reads them ends with that. */
async function storiesOf(files: Record<string, string>): Promise<Read[]> {
  const root = await folderOf(files);
  const stories: Read[] = [];
  for await (const story of storiesIn(root, await filesIn(root))) {
    const read = { ...story, text: undefined, error: undefined };
    if (story.skipped) stories.push(read);
    else
      await story.read(options).then(
        async (text) => stories.push({ ...read, text: await withBeside(text, story.beside) }),
        (error) => stories.push({ ...read, error }),
      );
  }
  return stories;
}

const options = { name: "x", locale: undefined, site };

describe("an export of WordPress", () => {
  test("gives its posts, in their languages, with the pictures that lie beside it", async () => {
    const stories = await storiesOf({
      "export.xml": wholeExport,
      "uploads/2018/06/crane.jpg": "crane",
      "uploads/2018/06/pier.jpg": "pier",
    });
    expect(
      stories.map(({ name, skipped, story, language }) => [name, skipped, story, language]),
    ).toEqual([
      ["export.xml#1", undefined, "pll_1", "en"],
      ["export.xml#2", undefined, "pll_1", "ru"],
      ["export.xml#3", undefined, "pll_1", "zh"],
      ["export.xml#4", "of the status “trash”", undefined, undefined],
      ["export.xml#5", "of the type “page”, which is no story", undefined, undefined],
    ]);
    for (const [index, name] of ["classic", "blocks", "chinese"].entries()) {
      const text = stories[index]?.text as ImportedText;
      expect(importReportSchema.parse(text.report)).toEqual(text.report);
      const file = path.join(
        import.meta.dirname,
        `../testing/corpus/expected/wordpress-${name}.txt`,
      );
      await expect(said(text)).toMatchFileSnapshot(file);
    }
  });

  test("that breaks off gives what came before, and says that it is damaged", async () => {
    const stories = await storiesOf({
      "export.xml": wholeExport.slice(0, wholeExport.indexOf("Thrown away")),
    });
    expect(stories.map(({ name }) => name)).toEqual([
      "export.xml#1",
      "export.xml#2",
      "export.xml#3",
      "export.xml#end",
    ]);
    expect(String(stories.at(-1)?.error)).toMatch(/damaged/);
  });

  test("with a post that ends its reader gives all others, and says which it was", async () => {
    // Elements that a parser takes long for, and of which no page has so many.
    const heavy = `<item><title>Heavy</title><link>https://old.test/9</link><wp:post_id>9</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><content:encoded><![CDATA[${"<b>".repeat(50_000)}]]></content:encoded></item>`;
    const stories = await storiesOf({
      "export.xml": wholeExport.replace("<item>", `${heavy}<item>`),
    });
    expect(stories[0]).toMatchObject({ name: "export.xml#9", text: undefined });
    expect(String(stories[0]?.error)).toMatch(/larger than a text/);
    expect(stories.filter(({ text }) => text)).toHaveLength(3);
  });

  test("that declares entities is refused before any of them is read", async () => {
    const bomb = wxr("<item><title>&a;</title></item>").replace(
      "<rss",
      '<!DOCTYPE rss [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>\n<rss',
    );
    await expect(storiesOf({ "export.xml": bomb })).rejects.toThrow(
      /put together as no program does it/,
    );
  });
});
