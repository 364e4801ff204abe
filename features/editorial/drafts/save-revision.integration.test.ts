import { describe, expect, test } from "vitest";
import { history, revisionOf } from "@/features/editorial/history/data";
import { publish } from "@/features/editorial/publishing/publish";
import { withdraw } from "@/features/editorial/publishing/withdraw";
import { schedule } from "@/features/editorial/schedules/schedule";
import {
  cli,
  content,
  hireStaff,
  newDocument,
  paragraphs,
  statesOf,
  write,
} from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { editorialDb } from "@/lib/db/editorial";
import { updateDocument } from "./documents";
import { eraseRevision } from "./erase-revision";
import { jsonHash } from "./json-hash";
import { saveRevision } from "./save-revision";

const { staff } = newsroomTest();

const save = (documentId: string, basedOn: number, ...texts: string[]) =>
  saveRevision(staff.author, {
    documentId,
    locale: "en",
    basedOn,
    content: content({ slug: "one", body: paragraphs(...texts) }),
  });

describe("saving", () => {
  test("a stale save is kept as a conflict copy, whole, and told what has changed since", async () => {
    const documentId = await newDocument();
    await save(documentId, 0, "One.", "Two.");
    await save(documentId, 1, "One.", "Two!", "Three.");
    const late = await save(documentId, 1, "One, by another hand.", "Two.");
    expect(late).toMatchObject({
      outcome: "conflict-copy",
      reason: "stale",
      copy: 3,
      current: { version: 2, number: 2 },
      changes: { fields: [], blocks: { added: ["b3"], changed: ["b2"], removed: [] } },
    });
    expect(await revisionOf(documentId, "en", 3)).toMatchObject({
      version: null,
      basedOnVersion: 1,
      body: paragraphs("One, by another hand.", "Two."),
    });
    expect(await save(documentId, 2, "Four.")).toMatchObject({ version: 3, number: 4 });
  });

  test("told apart are one's own second window and a colleague", async () => {
    const documentId = await newDocument();
    await save(documentId, 0, "One.");
    await save(documentId, 1, "Two.");
    expect(await save(documentId, 1, "From another window.")).toMatchObject({
      current: { own: true },
    });
    const theirs = { documentId, locale: "en" as const, basedOn: 1, content: content() };
    expect(await saveRevision(staff.editor, theirs)).toMatchObject({ current: { own: false } });
    // The system is nobody's second window.
    expect(await saveRevision(cli, theirs)).toMatchObject({ current: { own: false } });
  });

  test("sent twice is one save", async () => {
    const documentId = await newDocument();
    const first = await save(documentId, 0, "One.");
    expect(await save(documentId, 0, "One.")).toEqual(first);
    expect(await history(documentId, "en")).toHaveLength(1);
  });

  test("while it waits for its time changes nothing and loses nothing", async () => {
    const documentId = await newDocument();
    const version = await write(staff.author, documentId, "en");
    const time = { localTime: "2099-01-05T09:00", zone: "Europe/Moscow" };
    await schedule(cli, { documentId, texts: [{ locale: "en" }], ...time });
    const result = await save(documentId, version, "Too late.");
    expect(result).toMatchObject({ outcome: "conflict-copy", reason: "scheduled", copy: 2 });
    expect(await statesOf(documentId, "en")).toMatchObject({ editorial: "SCHEDULED" });
  });

  test("of what the schema does not know is refused with its block and path, and kept as a conflict copy", async () => {
    const documentId = await newDocument();
    const body = { type: "doc", content: [{ type: "marquee", attrs: { id: "b1" } }] };
    const refused = await saveRevision(staff.author, {
      documentId,
      locale: "en",
      basedOn: 0,
      content: { ...content(), body: body as never },
    });
    expect(refused).toMatchObject({
      outcome: "refused",
      copy: 1,
      faults: [
        { code: "block-unfit", block: "b1", detail: expect.stringContaining("body.content.0") },
      ],
    });
  });

  test("a hundred people at once: each text is the newest in its turn or a conflict copy", async () => {
    const documentId = await newDocument();
    let version = 0;
    const savers = Array.from({ length: 100 }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, (index * 7919) % 400));
      const result = await save(documentId, version, `Saver ${index}.`);
      if (result.outcome === "saved") version = Math.max(version, result.version);
      return result;
    });
    const results = await Promise.all(savers);
    const kept = await editorialDb().revision.findMany({
      where: { translation: { documentId } },
      orderBy: { number: "asc" },
    });
    expect(kept).toHaveLength(100);
    const texts = new Set(kept.map(({ body }) => jsonHash(body)));
    for (let index = 0; index < 100; index++) {
      expect(texts).toContain(jsonHash(paragraphs(`Saver ${index}.`)));
    }
    expect(kept.map(({ number }) => number)).toEqual(kept.map((_, index) => index + 1));
    const saved = results.filter(({ outcome }) => outcome === "saved");
    const versions = kept.flatMap((revision) => revision.version ?? []);
    expect(versions).toEqual(saved.map((_, index) => index + 1));
    expect(saved.length).toBeGreaterThan(0);
    expect(saved.length).toBeLessThan(100);
  });

  test("by a disabled or unknown account is refused, whatever its role was", async () => {
    const { author } = await hireStaff();
    const documentId = await newDocument();
    await editorialDb().user.update({
      where: { id: author.userId },
      data: { disabledAt: new Date() },
    });
    await expect(write(author, documentId, "en")).rejects.toMatchObject({
      reasons: [{ code: "account-disabled" }],
    });
    await expect(write({ userId: "nobody" }, documentId, "en")).rejects.toMatchObject({
      reasons: [{ code: "account-unknown" }],
    });
  });
});

test("what languages share is changed from its current version only", async () => {
  const documentId = await newDocument();
  await updateDocument(staff.author, documentId, { version: 0, storyDate: "2021-05-01" });
  await expect(
    updateDocument(staff.author, documentId, { version: 0, storyDate: "2021-05-02" }),
  ).rejects.toMatchObject({ reasons: [{ code: "stale", detail: 1 }] });
  const document = await editorialDb().document.findUniqueOrThrow({ where: { id: documentId } });
  expect(document.storyDate).toEqual(new Date("2021-05-01T00:00:00Z"));
  expect(document.sectionId).not.toBeNull();
});

describe("revisions", () => {
  test("are never changed, not by the database's owner either", async () => {
    const documentId = await newDocument();
    await write(staff.author, documentId, "en");
    await expect(
      editorialDb().$executeRaw`UPDATE editorial.revision SET title = 'Other'`,
    ).rejects.toThrow("revision-immutable");
  });

  test("are erased by an administrator; number and hash stay", async () => {
    const documentId = await newDocument();
    await write(staff.author, documentId, "en", { title: "A secret" });
    await write(staff.author, documentId, "en", { title: "No secret" });
    const before = await revisionOf(documentId, "en", 1);
    const order = { documentId, locale: "en", number: 1, reason: "A court's order." } as const;
    await eraseRevision(staff.admin, order);
    const after = await revisionOf(documentId, "en", 1);
    expect(after).toMatchObject({ number: 1, title: "", revisionHash: before?.revisionHash });
    expect(JSON.stringify(after)).not.toContain("secret");
    await expect(eraseRevision(staff.author, { ...order, reason: " " })).rejects.toMatchObject({
      reasons: [{ code: "role-forbids" }, { code: "revision-erased" }, { code: "reason-missing" }],
    });
  });

  test("are not erased while readers can see them; afterwards the text starts anew", async () => {
    const documentId = await newDocument();
    await write(staff.author, documentId, "en");
    await publish(cli, { documentId, texts: [{ locale: "en" }] });
    const order = { documentId, locale: "en", number: 1, reason: "A court's order." } as const;
    await expect(eraseRevision(staff.admin, order)).rejects.toMatchObject({
      reasons: [{ code: "revision-in-use", detail: "live" }],
    });
    await withdraw(cli, { documentId, texts: [{ locale: "en", notice: "Taken back." }] });
    await eraseRevision(staff.admin, order);
    expect(await write(staff.author, documentId, "en")).toBe(2);
  });
});
