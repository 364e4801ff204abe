import path from "node:path";
import { request } from "@playwright/test";
import sharp from "sharp";
import { section } from "@/e2e/fixtures/publishing";
import { sweep } from "@/e2e/fixtures/sweep";
import { expect, test } from "@/e2e/fixtures/test";
import { exportContent } from "@/features/backup/data";
import { restoreContent } from "@/features/backup/write/restore";
import { publish } from "@/features/editorial/publishing/publish";
import { withdraw } from "@/features/editorial/publishing/withdraw";
import { setLeadStory } from "@/features/editorial/site/lead-story";
import {
  cli,
  everywhere,
  newDocument,
  paragraphs,
  write,
} from "@/features/editorial/testing/newsroom";
import { keepPicture } from "@/features/media/pictures/derive";
import { recordFiles } from "@/features/media/records/media-files";
import { notingWrites } from "@/features/media/storage/media-store";
import { paths } from "@/features/publication/routes/paths";
import { locales } from "@/i18n/routing";
import { disconnectAll } from "@/lib/db/disconnect";
import { editorialDb } from "@/lib/db/editorial";
import { ensureReaderRole } from "@/lib/postgres/reader-role";
import { createThrowawayDatabase } from "@/lib/postgres/throwaway";
import { Newsroom } from "./newsroom";
import type { SiteProcess } from "./site-process";

// An export, restored into an empty database with an empty data folder, is the same site to readers.

let newsroom: Newsroom;
test.beforeAll(async () => {
  newsroom = await Newsroom.open();
});
test.afterAll(() => newsroom.close());

const slug = (name: string) => paths.article("en", section.slugs.en, name);
const inEnglish = [{ locale: "en" as const }];

/** Everything that can be public, and a draft that is not. @returns the picture's hash */
async function fill(): Promise<string> {
  await editorialDb().section.upsert({
    where: { key: section.key },
    create: { key: section.key },
    update: {},
  });
  const bytes = await sharp({
    create: { width: 900, height: 600, channels: 3, background: "#345678" },
  })
    .png()
    .toBuffer();
  const { result: original, files } = await notingWrites(() => keepPicture(bytes));
  const { hash, ...known } = original;
  const texts = locales.map((locale) => ({ locale, alt: "A plain area", caption: "", credit: "" }));
  await editorialDb().media.create({ data: { hash, ...known, texts: { create: texts } } });
  // As whoever takes a picture in does: its answers name what was written.
  await recordFiles(hash, files);

  const story = async (name: string, lead?: string) => {
    const about = { sectionKey: section.key, storyDate: "2019-04-03", ...(lead ? { lead } : {}) };
    const documentId = await newDocument(about);
    for (const locale of locales) await write(cli, documentId, locale, { slug: name, title: name });
    await publish(cli, { documentId, texts: everywhere });
    return documentId;
  };
  const leading = await story("with-a-picture", hash);
  await setLeadStory(cli, { documentId: leading });
  const withdrawn = await story("taken-back");
  await withdraw(cli, {
    documentId: withdrawn,
    texts: [{ locale: "en", notice: "Taken back by a test." }],
  });
  const moved = await story("before-the-move");
  await write(cli, moved, "en", { slug: "after-the-move" });
  await publish(cli, {
    documentId: moved,
    texts: [{ locale: "en", changeNote: "It has another address." }],
  });
  await write(cli, moved, "en", { title: "A newer draft", body: paragraphs("Not public.") });
  await write(cli, await newDocument({ sectionKey: section.key }), "en", { slug: "a-draft" });
  // A text that was published once more has another version than its first one.
  await publish(cli, { documentId: leading, texts: inEnglish });
  return hash;
}

/**
 * What differs by the moment of the answer, by the database's own count of its transactions, or by
 * when this folder first had the bytes: a new one is never older than itself (decision 28).
 */
const ofTheMoment = /^(?:date|x-snapshot|last-modified): .*\n/gm;

/** All answers of a site, by their request. */
async function answersOf(site: SiteProcess, starts: string[]): Promise<Map<string, string>> {
  const reader = await request.newContext({ baseURL: site.origin });
  try {
    // Next's own format of a page is made for each request and numbers its parts as it comes to them.
    const answers = await sweep(reader, site.origin, starts, { asNext: false });
    return new Map(
      answers.map(({ request: asked, status, text }) => [
        asked,
        `${status}\n${text.replace(ofTheMoment, "")}`,
      ]),
    );
  } finally {
    await reader.dispose();
  }
}

test("every page, feed, picture and error of a restored site is the same, byte by byte", async () => {
  const home = process.env.DATABASE_URL ?? "";
  process.env.DATA_DIR = path.join(newsroom.folder, "site");
  const picture = await fill();
  const archive = path.join(newsroom.folder, "site.tar.gz");
  await exportContent(home, archive);

  const redirected = slug("before-the-move");
  const gone = slug("taken-back");
  const feeds = locales.flatMap((locale) =>
    ["feed.xml", "atom.xml", "feed.json"].map((name) => `/${locale}/${name}`),
  );
  const starts = [
    ...["/", ...locales.map((locale) => `/${locale}`), ...feeds, "/sitemap.xml", "/robots.txt"],
    ...[
      redirected,
      gone,
      slug("a-draft"),
      "/en/search?q=picture",
      paths.picture(picture, 480, "jpg"),
    ],
  ];
  let site = await newsroom.site();
  const before = await answersOf(site, starts);
  await site.end();

  const target = await createThrowawayDatabase(newsroom.adminUrl);
  const dataDir = path.join(newsroom.folder, "restored");
  await disconnectAll();
  Object.assign(process.env, { DATABASE_URL: target.url, DATA_DIR: dataDir });
  const { held } = await restoreContent(target.url, archive, { holdWithdrawn: false });
  expect(held).toEqual([]);
  const { url } = await ensureReaderRole(target.url);
  site = await newsroom.site({
    DATABASE_URL: target.url,
    PUBLIC_DATABASE_URL: url,
    DATA_DIR: dataDir,
  });
  const after = await answersOf(site, starts);

  const statusOf = (address: string) => Number.parseInt(before.get(address) ?? "", 10);
  // It has seen all kinds of answers, or it says little.
  const seen = [slug("with-a-picture"), redirected, gone, slug("a-draft"), ...feeds, starts.at(-1)];
  expect(seen.map((address) => statusOf(address ?? ""))).toEqual([
    ...[200, 301, 410, 404],
    ...feeds.map(() => 200),
    200,
  ]);
  const sitemaps = [...before].filter(([address]) => /\/sitemap[^/]*\.xml$/.test(address));
  expect(sitemaps.map(([, answer]) => answer).join()).toContain("after-the-move");
  expect(before.get("/en/search?q=picture")).toContain(slug("with-a-picture"));
  expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
  const different = [...before].filter(([address, answer]) => after.get(address) !== answer);
  expect(different.map(([address, answer]) => firstDifference(address, answer, after))).toEqual([]);
  await site.end();
});

/** Enough of both to see what is wrong. */
function firstDifference(address: string, one: string, others: Map<string, string>): string {
  const other = others.get(address) ?? "";
  let at = 0;
  while (one[at] === other[at] && at < one.length) at += 1;
  const part = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 60), at + 60));
  return `${address}: ${part(one)} is now ${part(other)}`;
}
