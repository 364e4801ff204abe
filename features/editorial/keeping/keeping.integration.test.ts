import { access } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { createDocument } from "@/features/editorial/drafts/documents";
import { restoreRevision } from "@/features/editorial/drafts/restore-revision";
import { saveRevision } from "@/features/editorial/drafts/save-revision";
import { searchDrafts } from "@/features/editorial/drafts/search-drafts";
import { publish } from "@/features/editorial/publishing/publish";
import { withdraw } from "@/features/editorial/publishing/withdraw";
import { submit } from "@/features/editorial/review/review";
import type { Content } from "@/features/editorial/schema";
import { openShare, shareDraft } from "@/features/editorial/sharing/share-links";
import {
  cli,
  content,
  everywhere,
  newDocument,
  paragraphs,
  statesOf,
  textIn,
  textsEverywhere,
  write,
} from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { tablesWith } from "@/features/editorial/testing/tables-with";
import { leftOut } from "@/features/editorial/units/provenance";
import { unitsOf } from "@/features/editorial/units/units";
import { keepPicture } from "@/features/media/pictures/derive";
import { mediaFile } from "@/features/media/testing/kept-file";
import { draftOf } from "@/features/preview/data";
import { linkTargets } from "@/features/writing/data";
import type { Locale } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { archiveDocument } from "./archive-document";
import { deletedStories } from "./data";
import { bringBack, deleteDocument } from "./delete-document";
import { duplicateDocument } from "./duplicate-document";
import { moveToSection } from "./move-to-section";
import { removeDeleted } from "./remove-deleted";
import { deletedKeptDays } from "./rules";

const { staff } = newsroomTest();

const refusal = async (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error: { reasons?: { code: string }[] }) => error.reasons?.map(({ code }) => code) ?? error,
  );

/** A draft of the author's own. */
async function ownDraft(title = "A draft"): Promise<string> {
  const { documentId } = await createDocument(staff.author, {
    kind: "ARTICLE",
    primaryLocale: "en",
    sectionKey: "works",
  });
  await write(staff.author, documentId, "en", { title });
  return documentId;
}

const copyOf = (_: Locale, title: string) => `Copy of ${title}`;

/** As if it had been deleted so many days ago. */
const age = (documentId: string, days: number) =>
  editorialDb().document.update({
    where: { id: documentId },
    data: { trashedAt: new Date(Date.now() - days * 86_400_000) },
  });

describe("deleting", () => {
  test("is refused for what is public, was public or is scheduled, with the reasons", async () => {
    const live = await textIn(staff, { editorial: "DRAFT", public: "LIVE" });
    const withdrawn = await textIn(staff, { editorial: "DRAFT", public: "WITHDRAWN" });
    const scheduled = await textIn(staff, { editorial: "SCHEDULED", public: "NONE" });
    const of = ({ documentId }: { documentId: string }) =>
      refusal(deleteDocument(staff.admin, documentId));
    expect(await of(live)).toEqual(["was-public"]);
    expect(await of(withdrawn)).toEqual(["was-public"]);
    expect(await of(scheduled)).toEqual(["scheduled"]);
    expect(await statesOf(scheduled.documentId, "en")).toMatchObject({ editorial: "SCHEDULED" });
  });

  test("an author deletes and brings back what only they have written", async () => {
    const own = await ownDraft();
    await deleteDocument(staff.author, own);
    await bringBack(staff.author, own);
    await write(staff.editor, own, "ru", { title: "Ещё один" });
    expect(await refusal(deleteDocument(staff.author, own))).toEqual(["others-wrote"]);
    await deleteDocument(staff.editor, own);
    expect(await refusal(bringBack(staff.author, own))).toEqual(["others-wrote"]);
    expect(await refusal(deleteDocument(staff.editor, own))).toEqual(["deleted"]);
    await bringBack(staff.editor, own);
    expect(await refusal(bringBack(staff.editor, own))).toEqual(["not-deleted"]);
  });

  test("takes a story from everywhere, ends its links at once, and brings it back as it was", async () => {
    const documentId = await ownDraft("Zeppelin in the harbour");
    const which = { documentId, locale: "en" as const };
    const { token } = await shareDraft(staff.author, { ...which, label: "", days: 3 });
    expect(await openShare(token)).toMatchObject({ documentId });
    const seen = async () => ({
      searched: (await searchDrafts(staff.editor, "Zeppelin")).length,
      linked: (await linkTargets("en", "en", "Zeppelin", "")).length,
      previewed: Boolean(await draftOf(documentId, "en")),
      shared: Boolean(await openShare(token)),
    });
    await deleteDocument(staff.author, documentId);
    expect(await seen()).toEqual({ searched: 0, linked: 0, previewed: false, shared: false });
    // No verb reaches it.
    const save = { ...which, basedOn: 1, content: content() };
    expect(await refusal(saveRevision(staff.author, save))).toEqual(["deleted"]);
    expect(await refusal(submit(staff.author, which))).toEqual(["deleted"]);
    expect(
      await refusal(restoreRevision(staff.author, { ...which, number: 1, basedOn: 1 })),
    ).toEqual(["deleted"]);
    expect(await refusal(publish(staff.admin, { documentId, texts: everywhere }))).toEqual([
      "deleted",
    ]);
    expect(await refusal(shareDraft(staff.author, { ...which, label: "", days: 3 }))).toEqual([
      "deleted",
    ]);
    expect(await refusal(duplicateDocument(staff.author, documentId, copyOf))).toEqual(["deleted"]);
    expect(await refusal(archiveDocument(staff.editor, documentId))).toEqual(["deleted"]);

    const [listed] = await deletedStories("en");
    expect(listed).toMatchObject({
      id: documentId,
      shown: { title: "Zeppelin in the harbour" },
      by: "AUTHOR",
      daysLeft: deletedKeptDays,
    });
    await bringBack(staff.author, documentId);
    // Links stay ended: who has one was told nothing, and is to ask.
    expect(await seen()).toEqual({ searched: 1, linked: 1, previewed: true, shared: false });
    expect(await deletedStories("en")).not.toContainEqual(
      expect.objectContaining({ id: documentId }),
    );
  });

  test("after its time it is removed for good: no table has a word of it", async () => {
    const picture = await keepPicture(await drawn(40));
    const shared = await keepPicture(await drawn(200));
    for (const each of [picture, shared]) await editorialDb().media.create({ data: each });
    const other = await ownDraft("Another one");
    const withPictures = (...hashes: string[]) => ({
      type: "doc" as const,
      content: hashes.map((hash, index) => ({
        type: "figure" as const,
        attrs: { id: `f${index}`, picture: hash },
      })),
    });
    await write(staff.author, other, "en", { body: withPictures(shared.hash) });
    const documentId = await ownDraft("Quagga quagga");
    const version = await write(staff.author, documentId, "en", {
      summary: "A quagga is told of.",
      body: withPictures(picture.hash, shared.hash),
      pictures: { [picture.hash]: { alt: "A quagga grazing", caption: "", credit: "" } },
    });
    const { id: translationId } = await editorialDb().translation.findFirstOrThrow({
      where: { documentId },
    });
    await editorialDb().comment.create({
      data: {
        id: "0190a0a0-0000-7000-8000-000000000001",
        translationId,
        revisionNumber: version,
        authorName: "x",
        body: "Is it a quagga?",
        createdAt: new Date(),
      },
    });
    await editorialDb().notification.create({
      data: {
        id: "0190a0a0-0000-7000-8000-000000000002",
        userId: staff.editor.userId,
        kind: "submitted",
        eventKey: "quagga-event",
        documentId,
        createdAt: new Date(),
      },
    });
    await deleteDocument(staff.author, documentId);
    await age(documentId, deletedKeptDays - 1);
    expect(await removeDeleted()).toEqual([]);
    await age(documentId, deletedKeptDays + 1);
    expect(await removeDeleted()).toEqual([documentId]);
    expect(await tablesWith("quagga")).toEqual([]);
    expect(await editorialDb().document.findUnique({ where: { id: documentId } })).toBeNull();
    // The picture that only it showed, its file too; the other one stays.
    expect(await editorialDb().media.findMany({ select: { hash: true } })).toEqual([
      { hash: shared.hash },
    ]);
    await expect(access(mediaFile(picture.hash, "original"))).rejects.toThrow();
    await access(mediaFile(shared.hash, "original"));
    const trail = await editorialDb().auditEvent.findMany({
      where: { documentId },
      orderBy: { id: "asc" },
    });
    expect(trail.map(({ verb }) => verb).slice(-2)).toEqual(["delete", "remove"]);
    expect(await removeDeleted()).toEqual([]);
  });
});

describe("archiving", () => {
  test("is an editor's, and waits for nobody's review or hour", async () => {
    const { documentId } = await textIn(staff, { editorial: "IN_REVIEW", public: "LIVE" });
    expect(await refusal(archiveDocument(staff.author, documentId))).toEqual([
      "role-forbids",
      "in-review",
    ]);
    const live = await textIn(staff, { editorial: "DRAFT", public: "LIVE" });
    await archiveDocument(staff.editor, live.documentId);
    expect(await refusal(archiveDocument(staff.editor, live.documentId))).toEqual(["archived"]);
    expect(await statesOf(live.documentId, "en")).toMatchObject({ public: "LIVE" });
    // Readers can be rid of it whatever lies on which shelf.
    await withdraw(staff.editor, {
      documentId: live.documentId,
      texts: [{ locale: "en", notice: "Gone." }],
    });
    expect(await archivedAt(live.documentId)).not.toBeNull();
    await archiveDocument(staff.editor, live.documentId, "unarchive");
    expect(await archivedAt(live.documentId)).toBeNull();
  });

  test("ends when somebody works on it", async () => {
    const documentId = await ownDraft();
    await archiveDocument(staff.editor, documentId);
    await write(staff.author, documentId, "en", { summary: "Written on." });
    expect(await archivedAt(documentId)).toBeNull();
    const [last] = await editorialDb().auditEvent.findMany({
      where: { documentId, verb: "unarchive" },
    });
    expect(last).toMatchObject({ actorId: staff.author.userId });
  });

  const archivedAt = async (id: string) =>
    (await editorialDb().document.findUniqueOrThrow({ where: { id } })).archivedAt;
});

describe("a copy", () => {
  test("has ids and addresses of its own in all languages, and nothing of the history", async () => {
    const documentId = await textsEverywhere(staff.author);
    await write(staff.author, documentId, "en", {
      title: "Bridge",
      slug: "bridge",
      headlineBreaks: "Bri\ndge",
      body: paragraphs("One.", "Two."),
    });
    const db = editorialDb();
    const original = await db.translation.findFirstOrThrow({
      where: { documentId, locale: "en" },
    });
    const translated = await db.translation.findFirstOrThrow({
      where: { documentId, locale: "ru" },
    });
    const hashIn = (unit: string, title: string) =>
      unitsOf({ ...(content() as Content), title, body: paragraphs("One.", "Two.") }).find(
        (each) => each.unit === unit,
      )?.hash ?? "";
    const linked = {
      translationId: translated.id,
      sourceLocale: "en",
      sourceHash: "h",
      sourceText: "Two.",
      origin: "hand",
    };
    await db.unitLink.createMany({
      data: [
        { ...linked, unit: "b:b1", sourceUnit: "b:b2" },
        { ...linked, unit: "title", sourceUnit: "title", sourceHash: hashIn("title", "Bridge") },
        { ...linked, unit: leftOut, sourceUnit: "b:b1", sourceHash: hashIn("b:b1", "") },
      ],
    });
    const behind = { behindReason: "The source of the test has no such words" };
    const texts = everywhere.map((text) => (text.locale === "ru" ? { ...text, ...behind } : text));
    await publish(staff.admin, { documentId, texts });
    const copy = await duplicateDocument(staff.editor, documentId, copyOf);
    const copied = await db.translation.findMany({
      where: { documentId: copy.documentId },
      include: { headRevision: true, unitLinks: true, approvals: true, comments: true },
      orderBy: { locale: "asc" },
    });
    expect(copied.map(({ locale, state, version }) => ({ locale, state, version }))).toEqual(
      ["en", "ru", "zh"].map((locale) => ({ locale, state: "DRAFT", version: 1 })),
    );
    const [english, russian] = copied;
    expect(english?.headRevision).toMatchObject({
      title: "Copy of Bridge",
      headlineBreaks: null,
      authorId: staff.editor.userId,
    });
    expect(english?.slug).toBe("bridge-2");
    const ids = idsOf(english?.headRevision?.body);
    expect(ids).toHaveLength(2);
    const head = await db.revision.findUnique({ where: { id: original.headRevisionId ?? "" } });
    expect(new Set([...ids, ...idsOf(head?.body)]).size).toBe(4);
    const [own] = idsOf(russian?.headRevision?.body);
    expect(russian?.unitLinks.sort((a, b) => (a.unit < b.unit ? -1 : 1))).toMatchObject([
      { unit: leftOut, sourceUnit: `b:${ids[0]}` },
      { unit: `b:${own}`, sourceUnit: `b:${ids[1]}`, sourceHash: "h" },
      // Called a copy on both sides, which is no change that a translator would have to look at.
      { unit: "title", sourceUnit: "title", sourceHash: hashIn("title", "Copy of Bridge") },
    ]);
    // It stands to its source as the original does: in the list of what is behind, and remembered by its revision.
    expect(russian).toMatchObject({ sourceLocale: "en", behind: 1 });
    expect(russian?.behindSince).not.toBeNull();
    expect(
      ((russian?.headRevision?.links ?? []) as { unit: string }[]).map(({ unit }) => unit).sort(),
    ).toEqual(russian?.unitLinks.map(({ unit }) => unit));
    expect(english?.headRevision?.links).toBeNull();
    for (const { approvals, comments } of copied) expect([approvals, comments]).toEqual([[], []]);
    const document = await db.document.findUniqueOrThrow({ where: { id: copy.documentId } });
    expect(document).toMatchObject({ storyDate: null, kind: "ARTICLE" });
    expect(await statesOf(copy.documentId, "en")).toMatchObject({ public: "NONE" });
    // A copy of it has the next address, and what is changed there changes nothing here.
    const second = await duplicateDocument(staff.editor, copy.documentId, copyOf);
    const [again] = await db.translation.findMany({
      where: { documentId: second.documentId, locale: "en" },
    });
    expect(again?.slug).toBe("bridge-3");
    // It can be deleted by who made it, and the original cannot.
    await deleteDocument(staff.editor, second.documentId);
    expect(await refusal(deleteDocument(cli, documentId))).toEqual(["was-public"]);
  });

  const idsOf = (body: unknown): string[] =>
    (body as { content: { attrs: { id: string } }[] }).content.map(({ attrs }) => attrs.id);
});

test("several are put into a section whatever was changed meanwhile, and pages are not", async () => {
  const story = await ownDraft();
  const page = await newDocument({ kind: "PAGE", sectionKey: null });
  await moveToSection(staff.author, story, "works");
  const { version } = await editorialDb().document.findUniqueOrThrow({ where: { id: story } });
  // It stood there already.
  expect(version).toBe(0);
  expect(await refusal(moveToSection(staff.author, page, "works"))).toEqual([
    "page-without-section",
  ]);
  expect(await refusal(moveToSection(staff.author, story, "nowhere"))).toEqual(["section-unknown"]);
});

async function drawn(red: number): Promise<Buffer> {
  const { default: sharp } = await import("sharp");
  return sharp({
    create: { width: 800, height: 500, channels: 3, background: { r: red, g: 90, b: 90 } },
  })
    .jpeg()
    .toBuffer();
}
