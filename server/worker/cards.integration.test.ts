import { access, readFile, rm, writeFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import sharp from "sharp";
import { afterAll, expect, test } from "vitest";
import { nightlyWalk } from "@/features/editorial/pictures/picture-tasks";
import { publish } from "@/features/editorial/publishing/publish";
import { withdraw } from "@/features/editorial/publishing/withdraw";
import { cli, newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { cardFile, cardSize } from "@/features/media/pictures/renditions";
import type { CardText } from "@/features/media/share-card/share-card";
import { mediaFile } from "@/features/media/testing/kept-file";
import { tags } from "@/features/publication/invalidation/tags";
import { publishedMedia } from "@/features/publication/media/data";
import { removeCardFile, wantAllCards } from "@/features/publication/write/share-cards";
import { editorialDb } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { doAll } from "@/lib/upkeep/upkeep";
import { createDrawer } from "@/server/worker/card-drawer";
import { drawDueCards } from "@/server/worker/card-jobs";

newsroomTest();
const running = new AbortController().signal;
const real = createDrawer();

/** Stands in for what draws: notes what it was asked for; `during` happens meanwhile. */
const drawer = {
  asked: [] as CardText[],
  during: async (): Promise<unknown> => undefined,
  async draw(text: CardText) {
    drawer.asked.push(text);
    await drawer.during();
    return Buffer.from(text.title);
  },
  end() {},
};

afterAll(() => real.end());

/** Does what is due, and what would be in an hour. */
async function work(by = drawer as Parameters<typeof drawDueCards>[0]): Promise<void> {
  await editorialDb().$executeRaw`
    UPDATE editorial.job SET due_at = now() - interval '1 hour' WHERE failed_at IS NULL`;
  drawer.asked = [];
  await drawDueCards(by, running);
}

const cardOf = async (documentId: string) =>
  (await editorialDb().shareCard.findFirst({ where: { publication: { documentId } } }))?.hash;
const fileOf = (hash = "") => mediaFile(hash, cardFile);
const isThere = (hash?: string) =>
  access(fileOf(hash)).then(
    () => true,
    () => false,
  );
const changeOf = async (documentId: string) =>
  (await editorialDb().cacheTag.findUnique({ where: { tag: tags.page("en", documentId) } }))?.xid;
const isPublic = async (hash = "") =>
  (await publishedMedia({ hash, file: cardFile, kind: "card", mime: "" })) !== undefined;
const jobs = () => editorialDb().job.count({ where: { kind: "share-card" } });

async function story(title: string): Promise<string> {
  const documentId = await newDocument();
  await write(cli, documentId, "en", { title });
  await publish(cli, { documentId, texts: [{ locale: "en" }] });
  return documentId;
}
const again = async (documentId: string, text: Parameters<typeof write>[3]) => {
  await write(cli, documentId, "en", text);
  await publish(cli, { documentId, texts: [{ locale: "en" }] });
};
const takeBack = (documentId: string) =>
  withdraw(cli, { documentId, texts: [{ locale: "en", notice: "Taken back." }] });

test("a publish is followed by a card of its headline, which its page then shows", async () => {
  const documentId = await story("A bridge 宝鹰 и мост");
  expect(await cardOf(documentId)).toBeUndefined();
  const before = await changeOf(documentId);
  await work(real);
  const hash = await cardOf(documentId);
  expect(await sharp(fileOf(hash)).metadata()).toMatchObject({ ...cardSize, format: "png" });
  expect(await isPublic(hash)).toBe(true);
  expect(await changeOf(documentId)).not.toBe(before);
  expect(await jobs()).toBe(0);
}, 60_000);

test("it is drawn anew when what it shows has changed, and only then", async () => {
  const documentId = await story("One");
  await work();
  expect(drawer.asked).toEqual([
    { locale: "en", title: "One", section: "works", storyDate: new Date("2020-01-10") },
  ]);
  const first = await cardOf(documentId);
  const expired = await changeOf(documentId);

  await again(documentId, { body: paragraphs("Another text."), summary: "Another summary." });
  expect(await cardOf(documentId)).toBe(first);
  const published = await changeOf(documentId);
  expect(published).not.toBe(expired);
  await work();
  expect(drawer.asked).toEqual([]);
  expect(await changeOf(documentId)).toBe(published);

  await again(documentId, { title: "Two" });
  // The card of another headline is gone with it, and its file soon after.
  expect(await cardOf(documentId)).toBeUndefined();
  expect(await isPublic(first)).toBe(false);
  await work();
  expect(drawer.asked.map(({ title }) => title)).toEqual(["Two"]);
  expect(await cardOf(documentId)).not.toBe(first);
  expect([await isThere(first), await isThere(await cardOf(documentId))]).toEqual([false, true]);
});

test("the picture that leads the text stands on it: another one, or another point of it, is another card", async () => {
  const documentId = await story("With a picture");
  await work();
  const without = await cardOf(documentId);
  const media = await editorialDb().media.create({
    data: {
      hash: "ab".repeat(32),
      mime: "image/jpeg",
      width: 1600,
      height: 900,
      placeholder: "#888888",
      texts: { create: [{ locale: "en", alt: "A bridge" }] },
    },
  });
  await editorialDb().document.update({
    where: { id: documentId },
    data: { leadMediaId: media.id },
  });
  await again(documentId, { title: "With a picture" });
  expect(await cardOf(documentId)).toBeUndefined();
  await work();
  const point = { focalX: 0.5, focalY: 0.5 };
  const { hash, width, height } = media;
  expect(drawer.asked.map(({ picture }) => picture)).toEqual([{ hash, width, height, ...point }]);
  const centred = await cardOf(documentId);
  expect(centred).not.toBe(without);

  await editorialDb().media.update({ where: { id: media.id }, data: { focalX: 0.25 } });
  await again(documentId, { title: "With a picture" });
  await work();
  expect(drawer.asked.map(({ picture }) => picture?.focalX)).toEqual([0.25]);
  expect(await cardOf(documentId)).not.toBe(centred);
  expect(await isThere(centred)).toBe(false);

  const portrait = await editorialDb().media.create({
    data: {
      hash: "cd".repeat(32),
      mime: "image/jpeg",
      width: 900,
      height: 1200,
      placeholder: "#888888",
    },
  });
  await editorialDb().media.update({
    where: { id: media.id },
    data: { portraitId: portrait.id },
  });
  await again(documentId, { title: "With a picture" });
  await work();
  // What was composed for a narrow place stands in the card's.
  expect(drawer.asked.map(({ picture }) => picture?.hash)).toEqual([portrait.hash]);

  await editorialDb().document.update({ where: { id: documentId }, data: { leadMediaId: null } });
  await again(documentId, { title: "With a picture" });
  await work();
  expect(await cardOf(documentId)).toBe(without);
});

test("it is gone with its text, its file too, and comes back under another name", async () => {
  const documentId = await story("Here and gone");
  await work();
  const first = await cardOf(documentId);
  const { receiptId } = await takeBack(documentId);
  expect(await cardOf(documentId)).toBeUndefined();
  const where = { receiptId, path: `/media/${first}/${cardFile}` };
  const listed = await editorialDb().receiptUrl.findFirst({ where });
  expect(listed).toMatchObject({ expectedStatus: 404, lowPriority: false });
  await work();
  expect(drawer.asked).toEqual([]);
  expect(await isThere(first)).toBe(false);

  const { republish } = await import("@/features/editorial/publishing/republish");
  await republish(cli, { documentId, texts: [{ locale: "en" }] });
  await work();
  expect(await cardOf(documentId)).not.toBe(first);
});

test("a text that is changed or withdrawn while its card is drawn never shows that card", async () => {
  const changed = await story("Before");
  drawer.during = async () => {
    drawer.during = async () => undefined;
    await again(changed, { title: "After" });
  };
  await work();
  expect(await cardOf(changed)).toBeUndefined();
  await work();
  expect(drawer.asked.map(({ title }) => title)).toEqual(["After"]);

  const withdrawn = await story("There");
  drawer.during = () => takeBack(withdrawn);
  await work();
  drawer.during = async () => undefined;
  expect(await cardOf(withdrawn)).toBeUndefined();
});

test("a section with another name has the cards of its live texts drawn anew, and no others", async () => {
  const [kept, gone] = [await story("Of the section"), await story("No longer in it")];
  await work();
  await takeBack(gone);
  await work();
  const first = await cardOf(kept);
  const { writeSection } = await import("@/features/publication/write/sections");
  const rename = (change: object) =>
    editorialDb().$transaction(async (tx) => {
      const { slug, name, description, position } = await tx.publishedSection.findFirstOrThrow({
        where: { key: "works", locale: "en" },
      });
      const texts = { en: { slug, name, description, ...change } };
      await writeSection(tx, { key: "works", position, texts });
    });
  await rename({ description: "What was built." });
  expect(await jobs()).toBe(0);
  await rename({ name: "Buildings" });
  // One job in the transaction, whatever the section holds.
  expect(await editorialDb().job.count({ where: { kind: "section-cards" } })).toBe(1);
  await work();
  await work();
  expect(drawer.asked.map(({ section }) => section)).toEqual(drawer.asked.map(() => "Buildings"));
  const titles = drawer.asked.map(({ title }) => title);
  expect([titles.includes("Of the section"), titles.includes("No longer in it")]).toEqual([
    true,
    false,
  ]);
  expect(await cardOf(kept)).not.toBe(first);
  expect([await isThere(first), await isThere(await cardOf(kept))]).toEqual([false, true]);
  expect(await jobs()).toBe(0);
  await rename({ name: "works" });
  await work();
  await work();
});

test("a failure stays with the card: it is tried again, then given up and to be seen", async () => {
  const documentId = await story("Fails");
  drawer.during = async () => {
    throw new Error("no paper");
  };
  for (let attempt = 1; attempt <= 9; attempt++) await work();
  drawer.during = async () => undefined;
  const job = await editorialDb().job.findFirstOrThrow({ where: { kind: "share-card" } });
  expect(job).toMatchObject({ attempts: 8, lastError: "no paper" });
  expect(job.failedAt).not.toBeNull();
  await editorialDb().job.delete({ where: { id: job.id } });

  // A headline that no font has all characters of has no card, and is not tried again.
  await again(documentId, { title: "A \u{1f980} crab" });
  await work(real);
  expect([await cardOf(documentId), await jobs()]).toEqual([undefined, 0]);

  // What was public before there were cards, or came out of a backup.
  const count = await wantAllCards();
  expect(count).toBeGreaterThan(0);
  expect(await jobs()).toBe(count);
}, 60_000);

test("a night finds a card whose file is something else or gone, and has it drawn anew", async () => {
  const documentId = await story("Damaged by night");
  const cards = nightlyWalk("a night").find(({ name }) => name === "cards");
  if (!cards) throw new Error("cards are not looked at");
  await work();
  await doAll(cards);
  await work();
  expect(await doAll(cards)).toMatchObject({ changed: 0, faults: [] });
  const hash = (await cardOf(documentId)) ?? "";
  for (const harm of [() => writeFile(fileOf(hash), "half"), () => rm(fileOf(hash))]) {
    await harm();
    expect(await doAll(cards)).toMatchObject({ changed: 1, faults: [] });
    expect(await isPublic(hash)).toBe(false);
    await work();
    expect(await cardOf(documentId)).toBe(hash);
    expect(await readFile(fileOf(hash), "utf8")).toBe("Damaged by night");
  }
});

test("whoever removes a card waits for whoever draws one of that name, and then leaves it", async () => {
  const documentId = await story("Drawn in this moment");
  await work();
  const hash = (await cardOf(documentId)) ?? "";
  const row = await editorialDb().shareCard.delete({ where: { hash } });
  const { removing } = await inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`newsroom.card ${hash}`}))`;
    const removing = removeCardFile(hash);
    // It has asked by then, and waits.
    await wait(300);
    await tx.shareCard.create({ data: row });
    return { removing };
  });
  await removing;
  expect(await isThere(hash)).toBe(true);
});
