import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { beforeEach, expect, test } from "vitest";
import { publish } from "@/features/editorial/publishing/publish";
import { cli } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import {
  chinese,
  english,
  folderOf,
  gbk,
  oldPage,
  russian,
} from "@/features/importing/testing/old-site";
import { publishedOldAddress } from "@/features/publication/data";
import { keptBodySchema } from "@/features/publication/schema";
import { editorialDb } from "@/lib/db/editorial";
import { type FolderOptions, importFolder, type Row } from "./import-folder";
import { repeatPictures } from "./repeat-pictures";
import { readMapping } from "./story-names";
import { ImportTable } from "./table";

newsroomTest();

const site = { sections: [{ key: "works", names: ["Works", "港口生活"] }], places: [] };
const crane = () =>
  sharp({ create: { width: 300, height: 200, channels: 3, background: "#b92f16" } })
    .jpeg()
    .toBuffer();

async function run(folder: string, more: Partial<FolderOptions> = {}): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of importFolder(cli, { folder, site, dryRun: false, ...more }))
    rows.push(row);
  return rows;
}
const outcomes = (rows: Row[]) =>
  Object.fromEntries(rows.map(({ page, outcome }) => [page, outcome]));
const counted = async () => {
  const db = editorialDb();
  return [await db.document.count(), await db.revision.count(), await db.importedPage.count()];
};

/** The database is one for all tests: each has a site of its own, or its pages would be known. */
let number = 0;
const base = () => `http://old${number}.example.com`;
const own = (paragraphs: string[]) => [...paragraphs, `${number}.`];
const zhPage = (more: object = {}) =>
  oldPage({
    title: "港务长访问北部船坞",
    paragraphs: own(chinese),
    date: "2018-06-05",
    source: "港口报",
    author: "李明",
    crumbs: ["首页", "新闻中心", "港口生活"],
    canonical: `${base()}/news/42.html`,
    alternates: [{ language: "en", href: `${base()}/en/news/7.html` }],
    picture: { src: "../img/crane.jpg", caption: "新起重机" },
    charset: "gb2312",
    ...more,
  });
const enPage = () =>
  oldPage({
    title: "The harbour master visits the yards",
    paragraphs: own(english),
    canonical: `${base()}/en/news/7.html`,
    alternates: [{ language: "zh", href: `${base()}/news/42.html` }],
  });

let folder = "";
beforeEach(async () => {
  number += 1;
  folder = await folderOf({
    "news/42.html": gbk(zhPage()),
    "en/news/7.html": enPage(),
    "copies/42-copy.html": gbk(zhPage()),
    "texts/visit_ru.md": `# Начальник порта на верфях\n\n${own(russian).join("\n\n")}\n`,
    "texts/visit_en.txt": `The master at the yards\n\n${own(english).join("\n\n")}\n`,
    "img/crane.jpg": await crane(),
    "empty.html": "<html><body></body></html>",
    "page_files/frame.html": "<p>an advertisement</p>",
  });
});

test("a folder becomes drafts: in their languages, with their pictures, each page once", async () => {
  const rows = await run(folder);
  expect(outcomes(rows)).toEqual({
    "copies/42-copy.html": "imported",
    "empty.html": "refused",
    "en/news/7.html": "imported",
    "news/42.html": "same",
    "texts/visit_en.txt": "imported",
    "texts/visit_ru.md": "imported",
  });
  const [first, , second, , text, other] = rows;
  // Two pages that name one another are one story, and so are two files of one name.
  expect(second?.document).toBe(first?.document);
  expect(other?.document).toBe(text?.document);
  expect(first?.document).not.toBe(text?.document);
  const { translations, ...document } = await editorialDb().document.findUniqueOrThrow({
    where: { id: first?.document ?? "" },
    include: {
      section: true,
      translations: { include: { headRevision: { include: { pictureWords: true } } } },
    },
  });
  expect(document.section?.key).toBe("works");
  expect(document.storyDate).toEqual(new Date("2018-06-05T00:00:00Z"));
  const zh = translations.find(({ locale }) => locale === "zh")?.headRevision;
  expect(zh).toMatchObject({ title: "港务长访问北部船坞", byline: "李明", source: "港口报" });
  expect(keptBodySchema.parse(zh?.body).content.map(({ type }) => type)).toEqual([
    "paragraph",
    "paragraph",
    "paragraph",
    "figure",
  ]);
  expect(zh?.pictureWords).toMatchObject([{ caption: "新起重机" }]);
  const before = await counted();
  expect(outcomes(await run(folder))).toMatchObject({
    "news/42.html": "known",
    "en/news/7.html": "known",
    "texts/visit_ru.md": "known",
  });
  // A page that was saved anew has other bytes, and the same old address.
  await writeFile(path.join(folder, "news/42.html"), `${zhPage({ charset: "utf-8" })} `);
  expect(outcomes(await run(folder))).toMatchObject({ "news/42.html": "known" });
  expect(await counted()).toEqual(before);
});

test("a run that is stopped goes on where it was, and a dry run writes nothing", async () => {
  const before = await counted();
  const dry = await run(folder, { dryRun: true });
  expect(outcomes(dry)).toMatchObject({
    "copies/42-copy.html": "imported",
    "news/42.html": "same",
    "texts/visit_ru.md": "imported",
  });
  expect(await counted()).toEqual(before);
  let left = 3;
  const part = await run(folder, { isStopped: () => left-- === 0 });
  expect(part).toHaveLength(3);
  const rest = await run(folder);
  const both = [...part, ...rest].filter(({ outcome }) => outcome === "imported");
  expect(both.map(({ page }) => page).sort()).toEqual(
    dry
      .filter(({ outcome }) => outcome === "imported")
      .map(({ page }) => page)
      .sort(),
  );
  const second = await run(folder, { dryRun: true });
  expect(second.filter(({ outcome }) => outcome === "imported")).toEqual([]);
});

test("two runs at once import nothing twice", async () => {
  const rows = (await Promise.all([run(folder), run(folder)])).flat();
  const done = rows.filter(({ outcome }) => outcome === "imported");
  expect(done).toHaveLength(4);
  expect(rows.filter(({ outcome }) => outcome === "failed")).toEqual([]);
  expect(new Set(done.map(({ document, language }) => `${document} ${language}`)).size).toBe(4);
});

test("pictures that were missing are named, and come in later without touching what was written since", async () => {
  const bare = await folderOf({
    "a.html": zhPage({ charset: "utf-8", picture: { src: "img/late.jpg", caption: "新起重机" } }),
  });
  const [row] = await run(bare);
  expect(row).toMatchObject({ outcome: "imported", picturesMissing: 1 });
  expect(row?.report?.counts.picture).toEqual({ found: 1, imported: 0, leftOut: 0, missing: 1 });
  expect(await repeatPictures(cli, bare)).toEqual({ pages: 0, came: 0, missing: 1 });
  await mkdir(path.join(bare, "img"));
  await writeFile(path.join(bare, "img/late.jpg"), await crane());
  expect(await repeatPictures(cli, bare)).toEqual({ pages: 1, came: 1, missing: 0 });
  const text = await editorialDb().translation.findFirstOrThrow({
    where: { documentId: row?.document ?? "" },
    include: { headRevision: { include: { pictureWords: true } } },
  });
  expect(keptBodySchema.parse(text.headRevision?.body).content.map(({ type }) => type)).toEqual([
    "paragraph",
    "paragraph",
    "paragraph",
    "figure",
  ]);
  expect(text.headRevision?.pictureWords).toMatchObject([{ caption: "新起重机" }]);
  const page = await editorialDb().importedPage.findFirstOrThrow({
    where: { documentId: row?.document ?? "" },
  });
  expect(page.report).toMatchObject({ counts: { picture: { imported: 1, missing: 0 } } });
  expect(await repeatPictures(cli, bare)).toEqual({ pages: 0, came: 0, missing: 0 });
});

test("what a mapping says counts for more than names", async () => {
  const bare = await folderOf({
    "a_en.txt": `The master at the yards\n\n${own(english).join("\n\n")}`,
    "a_ru.txt": `Начальник порта\n\n${own(russian).join("\n\n")}`,
    "b.txt": `港务长访问船坞\n\n${own(chinese).join("\n\n")}`,
  });
  const mapping = readMapping(
    [
      ["zh", "en"],
      ["b.txt", "a_en.txt"],
    ],
    path.basename(bare),
  );
  const rows = await run(bare, { mapping });
  const of = (page: string) => rows.find((row) => row.page === page)?.document;
  expect(of("b.txt")).toBe(of("a_en.txt"));
  expect(of("a_ru.txt")).not.toBe(of("a_en.txt"));
});

test("when a draft is published its old address leads to it, and to nothing that stands here", async () => {
  const [row] = await run(
    await folderOf({ "a.html": zhPage({ charset: "utf-8", picture: undefined }) }),
  );
  const documentId = row?.document ?? "";
  expect(await publishedOldAddress("/news/42.html")).toBeUndefined();
  const { paths } = await publish(cli, { documentId, texts: [{ locale: "zh" }] });
  expect(await publishedOldAddress("/news/42.html")).toBe(paths[0]);
});

test("the table is CSV and JSON, and no title is a formula in it", async () => {
  const bare = await folderOf({
    "a.html": oldPage({ title: '=HYPERLINK("x"), "y"', paragraphs: own(english) }),
  });
  const table = new ImportTable(path.join(bare, "out"));
  await table.begin();
  for (const row of await run(bare, { dryRun: true })) await table.add(row);
  await table.end();
  const csv = await readFile(table.csv, "utf8");
  expect(csv).toContain(`,"'=HYPERLINK(""x""), ""y""",`);
  const [first] = JSON.parse(await readFile(table.json, "utf8"));
  expect(first).toMatchObject({ page: "a.html", outcome: "imported", report: { format: "html" } });
});
