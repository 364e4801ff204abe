import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { tags } from "@/features/publication/invalidation/tags";
import { storyInput } from "@/features/publication/testing/fixtures";
import {
  type PublicationInput,
  placePublication,
  withdrawPublication,
} from "@/features/publication/write/publications";
import { writeSection } from "@/features/publication/write/sections";
import { publishedNews } from "@/features/syndication/data";
import { editorialDb } from "@/lib/db/editorial";
import { testDatabase } from "@/lib/postgres/testing";
import { doDueJobs } from "@/server/worker/jobs";

testDatabase();
const running = new AbortController().signal;

/** Sets the database's clock, for what is published and for what is read. */
async function clockAt(instant: string): Promise<void> {
  for (const schema of ["editorial", "public_record"]) {
    await editorialDb().$executeRawUnsafe(
      `CREATE OR REPLACE FUNCTION ${schema}.clock() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$SELECT '${instant}'::timestamptz$$`,
    );
  }
}

beforeAll(async () => {
  const text = { name: "Works", slug: "works", description: "" };
  await editorialDb().$transaction((tx) =>
    writeSection(tx, { key: "works", position: 1, texts: { zh: text, en: text } }),
  );
});
beforeEach(async () => {
  await editorialDb().job.deleteMany();
  await editorialDb().publication.deleteMany();
  await editorialDb().publicPath.deleteMany();
});
afterAll(() => editorialDb().job.deleteMany());

async function publish(slug: string, storyDate: string, change: Partial<PublicationInput> = {}) {
  const input = storyInput({ slug, title: slug, storyDate: new Date(storyDate), ...change });
  await editorialDb().$transaction((tx) => placePublication(tx, input));
  return input;
}

const newsOf = async (locale: "zh" | "en" = "en") =>
  (await publishedNews(locale)).map(({ title }) => title);
const expiry = async (locale: "zh" | "en" = "en") =>
  (await editorialDb().cacheTag.findUnique({ where: { tag: tags.sitemapNews(locale) } }))?.xid;
const due = async () =>
  (
    await editorialDb().job.findMany({ where: { kind: "age-news" }, orderBy: { dueAt: "asc" } })
  ).map(({ dueAt }) => dueAt.toISOString());

test("the news sitemap is made anew at the moment when a story has become too old, and not before", async () => {
  await clockAt("2030-05-01T08:00:00Z");
  await publish("first", "2030-05-01");
  await clockAt("2030-05-01T20:00:00Z");
  await publish("second", "2030-05-02");
  expect(await newsOf()).toEqual(["second", "first"]);
  expect(await due()).toEqual(["2030-05-03T08:00:00.000Z", "2030-05-03T20:00:00.000Z"]);

  const before = await expiry();
  await clockAt("2030-05-03T07:59:59Z");
  await doDueJobs(running);
  expect([await newsOf(), await expiry()]).toEqual([["second", "first"], before]);

  await clockAt("2030-05-03T08:00:00Z");
  expect(await newsOf()).toEqual(["second"]);
  await doDueJobs(running);
  const first = await expiry();
  expect(first).not.toBe(before);
  expect(await expiry("zh")).toBeUndefined();

  await clockAt("2030-05-03T20:00:00Z");
  await doDueJobs(running);
  expect(await newsOf()).toEqual([]);
  expect(await expiry()).not.toBe(first);
  expect(await due()).toEqual([]);
});

test("a story that was told days ago is no news; a translation that follows its original is", async () => {
  await clockAt("2030-05-01T10:00:00Z");
  const { documentId } = await publish("original", "2030-05-01");
  await clockAt("2030-05-02T10:00:00Z");
  await publish("told-earlier", "2030-05-01");
  await publish("translation", "2030-05-01", { documentId, locale: "zh" });
  expect([await newsOf(), await newsOf("zh")]).toEqual([["original"], ["translation"]]);
  // It is of the first of May, and so of its noon in the newsroom.
  expect(await due()).toEqual(["2030-05-03T04:00:00.000Z", "2030-05-03T10:00:00.000Z"]);
  await clockAt("2030-05-03T04:00:00Z");
  expect(await newsOf("zh")).toEqual([]);
});

test("a story that is dated ahead becomes news on its day", async () => {
  await clockAt("2030-05-01T10:00:00Z");
  await publish("ahead", "2030-05-04");
  expect(await newsOf()).toEqual([]);
  expect(await due()).toEqual(["2030-05-04T04:00:00.000Z", "2030-05-06T04:00:00.000Z"]);
  await clockAt("2030-05-04T04:00:00Z");
  expect(await newsOf()).toEqual(["ahead"]);
});

test("what is no news leaves nothing behind; a new date does, another text does not", async () => {
  await clockAt("2030-05-03T10:00:00Z");
  const old = await publish("long-ago", "2019-04-03");
  expect([await newsOf(), await due()]).toEqual([[], []]);
  const { documentId } = old;
  await publish("long-ago", "2030-05-03", { documentId });
  expect(await due()).toEqual(["2030-05-05T10:00:00.000Z"]);
  await publish("long-ago", "2030-05-03", { documentId, title: "Another" });
  expect(await due()).toHaveLength(1);
  await editorialDb().$transaction((tx) =>
    withdrawPublication(tx, { documentId, locale: "en", notice: "Taken back." }),
  );
  expect(await newsOf()).toEqual([]);
});
