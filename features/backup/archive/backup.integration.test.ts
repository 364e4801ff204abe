import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { exportContent } from "@/features/backup/data";
import { leftOut } from "@/features/backup/testing/left-out";
import { restoreContent } from "@/features/backup/write/restore";
import { publish } from "@/features/editorial/publishing/publish";
import { withdraw } from "@/features/editorial/publishing/withdraw";
import { approve, submit } from "@/features/editorial/review/review";
import { schedule } from "@/features/editorial/schedules/schedule";
import {
  cli,
  hashOf,
  newDocument,
  openSection,
  paragraphs,
  write,
} from "@/features/editorial/testing/newsroom";
import { keepPicture } from "@/features/media/pictures/derive";
import { mediaFile } from "@/features/media/testing/kept-file";
import { behindTexts, translationStatus } from "@/features/translation/data";
import { link } from "@/features/translation/write/link";
import { disconnectAll } from "@/lib/db/disconnect";
import { editorialDb } from "@/lib/db/editorial";
import { withClient } from "@/lib/postgres/connection";
import { testDatabase } from "@/lib/postgres/testing";
import { createThrowawayDatabase, type ThrowawayDatabase } from "@/lib/postgres/throwaway";
import { pack, unpack } from "./staging";
import { quoted, tables, valuesHere } from "./tables";

const database = testDatabase();
const folders: string[] = [];
let target: ThrowawayDatabase;
let archive: string;
let documentId: string;
let picture: string;

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "newsroom-backup-"));
  folders.push(folder);
  return folder;
}

/** Makes the features speak to a database, with a data folder. */
async function use(url: string, dataDir: string): Promise<void> {
  await disconnectAll();
  process.env.DATABASE_URL = url;
  process.env.DATA_DIR = dataDir;
}

const home = { dataDir: "" };

beforeAll(async () => {
  await use(database.url, await newFolder());
  await openSection();
  // Where the section has put its data.
  home.dataDir = process.env.DATA_DIR ?? "";
  const bytes = await sharp({
    create: { width: 600, height: 400, channels: 3, background: "#123456" },
  })
    .png()
    .toBuffer();
  const original = await keepPicture(bytes);
  picture = original.hash;
  const alt = { locale: "en", alt: "A field of blue", caption: "Blue", credit: "" };
  await editorialDb().media.create({ data: { ...original, texts: { create: [alt] } } });
  documentId = await newDocument({ lead: picture });
  await write(cli, documentId, "en", { title: "In the archive", slug: "in-the-archive" });
  await publish(cli, { documentId, texts: [{ locale: "en" }] });
  await write(cli, documentId, "en", {
    title: "A newer draft",
    shortTitle: "Newer",
    slug: "in-the-archive",
  });
  archive = path.join(home.dataDir, "site.tar.gz");
  await exportContent(database.url, archive);
});

beforeEach(async () => {
  target = await createThrowawayDatabase(database.adminUrl);
  return async () => {
    await use(database.url, home.dataDir);
    await target.drop();
  };
});

afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

const rowsOf = (url: string, table: string) =>
  withClient(url, async (client) => {
    const sql = `SELECT to_jsonb(t)::text AS row FROM ${quoted(table)} AS t ORDER BY 1`;
    return (await client.query<{ row: string }>(sql)).rows.map(({ row }) => row);
  });

const sitemapChanges = (url: string) =>
  withClient(url, async (client) => {
    const { rows } = await client.query(
      "SELECT tag, hard, expired_at FROM public_record.cache_tag WHERE tag LIKE 'sitemap:%' ORDER BY tag",
    );
    return rows;
  });

describe("an export, restored into an empty database", () => {
  test("gives the same rows and the same pictures", async () => {
    const dataDir = await newFolder();
    await use(target.url, dataDir);
    // Of a database that was in the same place: no start may show its pages.
    await mkdir(path.join(dataDir, "pages"));
    await writeFile(path.join(dataDir, "pages", "current.json"), "{}");
    expect(await restoreContent(target.url, archive, { holdWithdrawn: false })).toMatchObject({
      held: [],
    });
    expect(await readdir(path.join(dataDir, "pages"))).toEqual([]);
    for (const table of tables.filter((each) => !(each in valuesHere))) {
      expect(await rowsOf(target.url, table), table).toEqual(await rowsOf(database.url, table));
    }
    // By their times; their numbers are the new database's own.
    const changes = await sitemapChanges(database.url);
    expect(changes.length).toBeGreaterThan(0);
    expect(await sitemapChanges(target.url)).toEqual(changes);
    const ahead = await withClient(target.url, (client) =>
      client.query(
        "SELECT FROM public_record.cache_tag WHERE NOT pg_visible_in_snapshot(xid::text::xid8, pg_current_snapshot())",
      ),
    );
    expect(ahead.rowCount).toBe(0);
    const restored = await readFile(mediaFile(picture, "original"));
    expect((await sharp(restored).metadata()).width).toBe(600);
    await readFile(mediaFile(picture, "480.avif"));
  });

  test("can be worked on: the newest revision is there, and so is the trail's numbering", async () => {
    await use(target.url, await newFolder());
    await restoreContent(target.url, archive, { holdWithdrawn: false });
    await publish(cli, { documentId, texts: [{ locale: "en" }] });
    const publication = await editorialDb().publication.findFirstOrThrow();
    expect(publication).toMatchObject({ title: "A newer draft", shortTitle: "Newer" });
  });
});

test("an archive from before texts had words of their own: approvals and schedules hold", async () => {
  const text = [{ locale: "en" as const }];
  const figure = [{ type: "figure" as const, attrs: { id: "f1", picture } }];
  const body = { type: "doc" as const, content: figure };
  const approved = await newDocument({ lead: picture });
  await write(cli, approved, "en", { slug: "approved-then", body });
  await submit(cli, { documentId: approved, locale: "en" });
  const publicHash = await hashOf(approved, "en");
  await approve(cli, { documentId: approved, locale: "en", publicHash });
  const waiting = await newDocument({ lead: picture });
  await write(cli, waiting, "en", { slug: "waiting-then", body });
  const time = { localTime: "2099-01-05T09:00", zone: "Asia/Shanghai" };
  await schedule(cli, { documentId: waiting, texts: text, ...time });
  const folder = await newFolder();
  const whole = path.join(folder, "whole.tar.gz");
  await exportContent(database.url, whole);
  const old = await newFolder();
  await unpack(whole, old);
  const manifestFile = path.join(old, "manifest.json");
  const manifest = JSON.parse(await readFile(manifestFile, "utf8"));
  delete manifest.tables["editorial.revision_media"];
  await writeFile(manifestFile, JSON.stringify(manifest));
  await rm(path.join(old, "tables", "editorial.revision_media.jsonl"));
  const before = path.join(folder, "before.tar.gz");
  await pack(old, ["manifest.json", "tables", "pictures"], before);

  await use(target.url, await newFolder());
  await restoreContent(target.url, before, { holdWithdrawn: false });
  expect(await hashOf(approved, "en")).toBe(publicHash);
  // Whatever is said of the picture from now on.
  await editorialDb().mediaText.updateMany({ data: { alt: "x", caption: "x", credit: "x" } });
  expect(await hashOf(approved, "en")).toBe(publicHash);
  const scheduled = await editorialDb().scheduledText.findFirstOrThrow({
    where: { schedule: { documentId: waiting } },
  });
  expect(await hashOf(waiting, "en")).toBe(scheduled.publicHash);
  await use(database.url, home.dataDir);
});

test("an archive from before translations were linked: nothing is behind, all can be linked", async () => {
  const story = await newDocument({ primaryLocale: "zh" });
  await write(cli, story, "zh", { body: paragraphs("一。", "二。") });
  await write(cli, story, "ru", { body: paragraphs("Раз.", "Два.") });
  await link(cli, { documentId: story, locale: "ru", source: "zh" });
  await write(cli, story, "zh", { body: paragraphs("一一一。", "二。") });
  const folder = await newFolder();
  const whole = path.join(folder, "whole.tar.gz");
  await exportContent(database.url, whole);
  const old = await newFolder();
  await unpack(whole, old);
  const manifestFile = path.join(old, "manifest.json");
  const manifest = JSON.parse(await readFile(manifestFile, "utf8"));
  delete manifest.tables["editorial.unit_link"];
  await rm(path.join(old, "tables", "editorial.unit_link.jsonl"));
  const since = ["source_locale", "behind", "units", "behind_since"];
  const translation = manifest.tables["editorial.translation"];
  translation.columns = translation.columns.filter((name: string) => !since.includes(name));
  await writeFile(manifestFile, JSON.stringify(manifest));
  const before = path.join(folder, "before.tar.gz");
  await pack(old, ["manifest.json", "tables", "pictures"], before);

  // As it is now, the whole archive knows what is behind.
  expect(await behindTexts()).toMatchObject([{ documentId: story, locale: "ru", behind: 1 }]);
  await use(target.url, await newFolder());
  await restoreContent(target.url, before, { holdWithdrawn: false });
  expect(await behindTexts()).toEqual([]);
  for (const { lines } of await translationStatus(story)) {
    expect(new Set(lines.map(({ state }) => state))).toEqual(new Set(["unlinked"]));
  }
  expect(await link(cli, { documentId: story, locale: "ru", source: "zh" })).toEqual({ linked: 4 });
  await use(database.url, home.dataDir);
});

test("a restore into a database that has content is refused", async () => {
  await expect(restoreContent(database.url, archive, { holdWithdrawn: false })).rejects.toThrow(
    /not empty/,
  );
});

test("a damaged archive is refused as a whole", async () => {
  const dataDir = await newFolder();
  const folder = await newFolder();
  await unpack(archive, folder);
  await writeFile(path.join(folder, "tables", "public_record.publication.jsonl"), "{}\n");
  const bad = path.join(dataDir, "bad.tar.gz");
  await pack(folder, ["manifest.json", "tables", "pictures"], bad);
  await use(target.url, dataDir);
  await expect(restoreContent(target.url, bad, { holdWithdrawn: false })).rejects.toMatchObject({
    message: expect.stringContaining("damaged"),
    details: ["tables/public_record.publication.jsonl: damaged"],
  });
  await writeFile(bad, "no archive");
  await expect(restoreContent(target.url, bad, { holdWithdrawn: false })).rejects.toThrow(
    /unpacked|manifest/,
  );
});

test("an archive older than a withdrawal is flagged, and then held to it", async () => {
  await withdraw(cli, { documentId, texts: [{ locale: "en", notice: "Taken back." }] });
  // The same data folder: its ledger knows of the withdrawal.
  await use(target.url, home.dataDir);
  await expect(restoreContent(target.url, archive, { holdWithdrawn: false })).rejects.toMatchObject(
    { details: ["/en/news/works/in-the-archive"] },
  );
  const { held } = await restoreContent(target.url, archive, { holdWithdrawn: true });
  expect(held).toEqual([{ documentId, locale: "en", was: "live" }]);
  const publication = await editorialDb().publication.findFirstOrThrow();
  expect(publication).toMatchObject({ state: "WITHDRAWN", notice: "Taken back." });
});

test("every table is either in an export or left out on purpose", async () => {
  const found = await withClient(database.url, (client) =>
    client.query<{ name: string }>(
      `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
       WHERE table_schema IN ('editorial', 'public_record') AND table_type = 'BASE TABLE'`,
    ),
  );
  expect(found.rows.map(({ name }) => name).sort()).toEqual([...tables, ...leftOut].sort());
});
