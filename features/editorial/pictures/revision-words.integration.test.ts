import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { updateDocument } from "@/features/editorial/drafts/documents";
import { eraseRevision } from "@/features/editorial/drafts/erase-revision";
import { restoreRevision } from "@/features/editorial/drafts/restore-revision";
import { saveRevision } from "@/features/editorial/drafts/save-revision";
import { revisionOf } from "@/features/editorial/history/data";
import { publish } from "@/features/editorial/publishing/publish";
import { approve, submit } from "@/features/editorial/review/review";
import {
  cli,
  content,
  hashOf,
  newDocument,
  statesOf,
  write,
} from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { tablesWith } from "@/features/editorial/testing/tables-with";
import type { Body } from "@/features/publication/schema";
import { Prisma } from "@/generated/prisma/client";
import { editorialDb } from "@/lib/db/editorial";

const { staff } = newsroomTest();

const said = (caption: string) => ({ alt: "A bridge", caption, credit: "" });

async function picture(): Promise<string> {
  const hash = randomUUID().replaceAll("-", "").repeat(2);
  const row = { hash, mime: "image/png", width: 9, height: 9, placeholder: "#ffffff" };
  await editorialDb().media.create({ data: row });
  return hash;
}

const figure = (picture: string): Body => ({
  type: "doc",
  content: [{ type: "figure", attrs: { id: "f1", picture } }],
});

const wordsIn = async (documentId: string, number: number) =>
  contentOf(await revisionOf(documentId, "en", number)).pictures;

describe("what a text says of its pictures", () => {
  test("is part of its revision, with the lead picture's and no others", async () => {
    const [lead, shown, elsewhere] = [await picture(), await picture(), await picture()];
    const documentId = await newDocument({ lead });
    const pictures = { [lead]: said("Lead"), [shown]: said("Shown"), [elsewhere]: said("No") };
    await write(staff.author, documentId, "en", { body: figure(shown), pictures });
    expect(await wordsIn(documentId, 1)).toEqual({ [lead]: said("Lead"), [shown]: said("Shown") });
    await write(staff.author, documentId, "en", {
      body: figure(shown),
      pictures: { [shown]: said("Shown, later") },
    });
    // What is not named stays, and the earlier revision says what it said.
    expect(await wordsIn(documentId, 2)).toEqual({
      [lead]: said("Lead"),
      [shown]: said("Shown, later"),
    });
    expect(await wordsIn(documentId, 1)).toMatchObject({ [shown]: said("Shown") });
  });

  test("a save that says the same is no save, and resets no approval", async () => {
    const lead = await picture();
    const documentId = await newDocument({ lead });
    const words = content({ pictures: { [lead]: said("Lead") } });
    const save = (basedOn: number) =>
      saveRevision(staff.author, { documentId, locale: "en", basedOn, content: words });
    await save(0);
    const which = { documentId, locale: "en" } as const;
    await submit(staff.author, which);
    await approve(staff.editor, { ...which, publicHash: await hashOf(documentId, "en") });
    expect(await save(1)).toMatchObject({ outcome: "saved", version: 1, number: 1 });
    expect(await statesOf(documentId, "en")).toMatchObject({ editorial: "APPROVED" });
  });

  test("is proposed to the next text that shows the picture, and is its own from then on", async () => {
    const lead = await picture();
    const first = await newDocument({ lead });
    await write(staff.author, first, "en", { pictures: { [lead]: said("First") } });
    const second = await newDocument({ lead });
    await write(staff.author, second, "en");
    expect(await wordsIn(second, 1)).toEqual({ [lead]: said("First") });
    await write(staff.author, first, "en", { pictures: { [lead]: said("First, later") } });
    expect(await wordsIn(second, 1)).toEqual({ [lead]: said("First") });
    expect(
      await editorialDb().mediaText.findFirst({ where: { media: { hash: lead } } }),
    ).toMatchObject({ locale: "en", caption: "First, later" });
  });

  test("is taken from what is proposed when a picture comes to lead the document", async () => {
    const lead = await picture();
    const before = await newDocument({ lead });
    await write(staff.author, before, "en", { pictures: { [lead]: said("Lead") } });
    const documentId = await newDocument();
    await write(staff.author, documentId, "en");
    await updateDocument(staff.author, documentId, { version: 0, lead });
    const shown = await hashOf(documentId, "en");
    await write(staff.author, before, "en", { pictures: { [lead]: said("Otherwise") } });
    expect(await hashOf(documentId, "en")).toBe(shown);
    await publish(cli, { documentId, texts: [{ locale: "en" }] });
    const publication = await editorialDb().publication.findFirstOrThrow({
      where: { documentId },
      include: { pictures: true },
    });
    expect(publication.pictures).toMatchObject([{ hash: lead, caption: "Lead" }]);
  });

  test("comes back with a revision that is restored", async () => {
    const lead = await picture();
    const documentId = await newDocument({ lead });
    await write(staff.author, documentId, "en", { pictures: { [lead]: said("Then") } });
    await write(staff.author, documentId, "en", { pictures: { [lead]: said("Now") } });
    const which = { documentId, locale: "en", number: 1, basedOn: 2 } as const;
    const { number } = await restoreRevision(staff.author, which);
    expect(await wordsIn(documentId, number)).toEqual({ [lead]: said("Then") });
  });

  test("is never changed, and goes with a revision that is erased, proposals too", async () => {
    const lead = await picture();
    const documentId = await newDocument({ lead });
    const planted = { alt: "planted alt", caption: "planted caption", credit: "planted credit" };
    await write(staff.author, documentId, "en", { pictures: { [lead]: planted } });
    await write(staff.author, documentId, "en", { pictures: { [lead]: { ...planted, alt: "A" } } });
    for (const change of [
      Prisma.sql`UPDATE editorial.revision_media SET alt = '' WHERE hash = ${lead}`,
      Prisma.sql`DELETE FROM editorial.revision_media WHERE hash = ${lead}`,
    ]) {
      await expect(editorialDb().$executeRaw(change)).rejects.toThrow(/revision-immutable/);
    }
    for (const number of [1, 2]) {
      await eraseRevision(staff.admin, { documentId, locale: "en", number, reason: "A court" });
    }
    expect(await tablesWith("planted")).toEqual([]);
  });
});
