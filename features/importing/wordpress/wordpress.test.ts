import path from "node:path";
import { describe, expect, test } from "vitest";
import { filesIn } from "@/features/importing/folder/files";
import { type FolderStory, storiesIn } from "@/features/importing/folder/stories";
import { withBeside } from "@/features/importing/readers/beside";
import { importReportSchema } from "@/features/importing/report/import-report";
import { said } from "@/features/importing/testing/corpus/said";
import { wholeExport, wxr } from "@/features/importing/testing/corpus/wordpress";
import { site } from "@/features/importing/testing/fixtures";
import { folderOf } from "@/features/importing/testing/old-site";

async function storiesOf(files: Record<string, string>): Promise<FolderStory[]> {
  const root = await folderOf(files);
  const stories: FolderStory[] = [];
  for await (const story of storiesIn(root, await filesIn(root))) stories.push(story);
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
      const story = stories[index] as FolderStory;
      const text = await withBeside(await story.read(options), story.beside);
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
    await expect(stories.at(-1)?.read(options)).rejects.toThrow(/damaged/);
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
