import "@/features/publication/write/register-followers";
import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { beforeEach, describe, expect, test } from "vitest";
import { publishedHead } from "@/features/publication/data";
import { publishedText } from "@/features/publication/reads/data";
import { resolvePath } from "@/features/publication/routes/resolve-path";
import { isPublicPicture } from "@/features/publication/testing/is-public";
import type { Locale } from "@/i18n/routing";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { testDatabase } from "@/lib/postgres/testing";
import { type PublicationInput, placePublication, withdrawPublication } from "./publications";
import { writeSection } from "./sections";

const database = testDatabase();

const inTransaction = <T>(work: (tx: Transaction) => Promise<T>) =>
  editorialDb().$transaction(work);

const picture = "ab".repeat(32);

function story(change: Partial<PublicationInput> = {}): PublicationInput {
  return {
    documentId: randomUUID(),
    locale: "en",
    kind: "ARTICLE",
    sectionKey: "works",
    slug: "a-story",
    title: "A story",
    summary: "About nothing.",
    body: {
      type: "doc",
      content: [
        { type: "paragraph", attrs: { id: "b1" }, content: [{ type: "text", text: "Text." }] },
      ],
    },
    storyDate: new Date("2020-01-10T00:00:00Z"),
    sourceVersion: 1,
    publicHash: "0",
    pictures: [],
    ...change,
  };
}

const publish = (input: PublicationInput) =>
  inTransaction(async (tx) => (await placePublication(tx, input)).path);
const withdraw = ({ documentId, locale }: { documentId: string; locale: Locale }) =>
  inTransaction((tx) => withdrawPublication(tx, { documentId, locale, notice: "Taken back." }));

beforeEach(async () => {
  await editorialDb().publication.deleteMany();
  await editorialDb().publicPath.deleteMany();
  await inTransaction((tx) =>
    writeSection(tx, {
      key: "works",
      position: 1,
      texts: { en: { name: "Works", slug: "works", description: "" } },
    }),
  );
});

describe("publishing", () => {
  test("makes a page that is found at its path", async () => {
    expect(await publish(story())).toBe("/en/news/works/a-story");
    expect(await resolvePath("/en/news/works/a-story")).toEqual({ kind: "page" });
    const found = await publishedText("en", "/en/news/works/a-story");
    expect(found?.publication.title).toBe("A story");
  });

  test("a changed slug leaves one redirect, however often it changed", async () => {
    const input = story();
    await publish(input);
    await publish({ ...input, slug: "second" });
    await publish({ ...input, slug: "third" });
    for (const old of ["a-story", "second"]) {
      expect(await resolvePath(`/en/news/works/${old}`)).toEqual({
        kind: "redirect",
        target: "/en/news/works/third",
      });
    }
  });

  test("going back to an old slug ends its redirect", async () => {
    const input = story();
    await publish(input);
    await publish({ ...input, slug: "second" });
    await publish(input);
    expect(await resolvePath("/en/news/works/a-story")).toEqual({ kind: "page" });
    expect(await resolvePath("/en/news/works/second")).toMatchObject({ kind: "redirect" });
  });

  test("an address of another document is refused and nothing is written", async () => {
    await publish(story());
    await expect(publish(story({ title: "Thief" }))).rejects.toMatchObject({ code: "slug-taken" });
    expect(await editorialDb().publication.count()).toBe(1);
  });

  test("a slug that the site uses, or a section that is not there, is refused", async () => {
    await expect(publish(story({ slug: "archive" }))).rejects.toMatchObject({
      code: "slug-invalid",
    });
    await expect(publish(story({ sectionKey: "none" }))).rejects.toMatchObject({
      code: "section-unknown",
    });
    await expect(publish(story({ locale: "ru" }))).rejects.toMatchObject({
      code: "section-unknown",
    });
  });

  test("only a change with a note moves the date of the update", async () => {
    const input = story();
    await publish(input);
    const before = await editorialDb().publication.findFirstOrThrow();
    await publish({ ...input, title: "Typo mended" });
    const quiet = await editorialDb().publication.findFirstOrThrow();
    expect(quiet.updatedAt).toEqual(before.updatedAt);
    await publish({ ...input, changeNote: "A figure was corrected." });
    const loud = await editorialDb().publication.findFirstOrThrow();
    expect(loud.updatedAt.getTime()).toBeGreaterThan(before.updatedAt.getTime());
    expect(loud.firstPublishedAt).toEqual(before.firstPublishedAt);
  });
});

describe("withdrawing", () => {
  test("answers gone at the address and at those that led there, and leaves the lists", async () => {
    const input = story();
    await publish(input);
    await publish({ ...input, slug: "second" });
    await withdraw(input);
    expect(await resolvePath("/en/news/works/second")).toMatchObject({ kind: "gone" });
    expect(await resolvePath("/en/news/works/a-story")).toMatchObject({ kind: "redirect" });
    expect(await publishedHead("en")).toEqual({ cards: [], total: 0 });
  });

  test("a picture is public while a live text shows it", async () => {
    const shown = { hash: picture, lead: true, width: 10, height: 10, placeholder: "#fff" };
    const words = { alt: "x", caption: "", credit: "" };
    const input = story({ pictures: [{ ...shown, ...words }] });
    expect(await isPublicPicture(picture)).toBe(false);
    await publish(input);
    expect(await isPublicPicture(picture)).toBe(true);
    await withdraw(input);
    expect(await isPublicPicture(picture)).toBe(false);
  });

  test("what is not live cannot be withdrawn; what was withdrawn can be published again", async () => {
    const input = story();
    await expect(withdraw(input)).rejects.toMatchObject({ code: "not-live" });
    await publish(input);
    await withdraw(input);
    await publish(input);
    expect(await resolvePath("/en/news/works/a-story")).toEqual({ kind: "page" });
  });
});

test("neighbours follow the story's date, not the order of publishing", async () => {
  const at = (day: string) => new Date(`2020-01-${day}T00:00:00Z`);
  const middle = story({ slug: "middle", storyDate: at("10") });
  await publish(middle);
  const newer = story({ slug: "newer", storyDate: at("11") });
  const older = story({ slug: "older", storyDate: at("09") });
  for (const each of [newer, older]) await publish(each);
  const beside = async () => (await publishedText("en", "/en/news/works/middle"))?.beside;
  expect(await beside()).toEqual({
    previous: older.documentId,
    next: newer.documentId,
  });
  // Told on the same day, the later publication is the newer one.
  const twin = story({ slug: "twin", storyDate: at("10") });
  await publish(twin);
  expect(await beside()).toMatchObject({ next: twin.documentId });
});

test("the public connection can read no draft, whatever is asked of it", async () => {
  await editorialDb().document.create({ data: { kind: "ARTICLE", primaryLocale: "en" } });
  const client = new Client({ connectionString: database.publicUrl });
  await client.connect();
  try {
    for (const query of [
      "SELECT * FROM editorial.document",
      "SET ROLE newsroom",
      "RESET ROLE; SELECT * FROM editorial.revision",
      "INSERT INTO public_record.cache_tag (tag, xid) VALUES ('x', 1)",
      "SET default_transaction_read_only = off; DELETE FROM public_record.publication",
      "CREATE TABLE public_record.mine (id int)",
      "COPY editorial.translation TO STDOUT",
    ]) {
      await expect(client.query(query), query).rejects.toThrow();
    }
    await expect(
      client.query("SELECT count(*) FROM public_record.publication"),
    ).resolves.toBeTruthy();
  } finally {
    await client.end();
  }
});
