import { describe, expect, test } from "vitest";
import { documentDetail } from "@/features/editorial/data";
import { eraseRevision } from "@/features/editorial/drafts/erase-revision";
import { jsonHash } from "@/features/editorial/drafts/json-hash";
import { restoreRevision } from "@/features/editorial/drafts/restore-revision";
import { saveRevision } from "@/features/editorial/drafts/save-revision";
import { revisionOf } from "@/features/editorial/history/data";
import { cli, content, hashOf, newDocument, write } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { editorialDb } from "@/lib/db/editorial";
import { differs } from "./live-text";
import { publish } from "./publish";
import { withdraw } from "./withdraw";

const { staff } = newsroomTest();

const title = "A long title of a long story";
const headlineBreaks = "A long title|of a long story";
const texts = [{ locale: "en" as const }];
const publication = (documentId: string) =>
  editorialDb().publication.findFirstOrThrow({ where: { documentId } });
const save = (documentId: string, basedOn: number, more: object) =>
  saveRevision(staff.author, {
    documentId,
    locale: "en",
    basedOn,
    content: content({ slug: `long-${documentId.slice(0, 8)}`, title, ...more }),
  });

describe("a short title", () => {
  test("is shown, and so an approval is bound to it; without one hashes are as ever", async () => {
    const documentId = await newDocument();
    const plain = content({ slug: "plain" });
    await saveRevision(staff.author, { documentId, locale: "en", basedOn: 0, content: plain });
    expect((await revisionOf(documentId, "en", 1))?.revisionHash).toBe(jsonHash(plain));
    const before = await hashOf(documentId, "en");
    await write(staff.author, documentId, "en", { shortTitle: " \u200b " });
    expect(await hashOf(documentId, "en")).toBe(before);
    await write(staff.author, documentId, "en", { shortTitle: "Short" });
    expect(await hashOf(documentId, "en")).not.toBe(before);
    await publish(cli, { documentId, texts });
    expect((await publication(documentId)).shortTitle).toBe("Short");
  });

  test("leaves the public record with a withdrawal, and a revision that is erased", async () => {
    const documentId = await newDocument();
    await save(documentId, 0, { shortTitle: "A secret", headlineBreaks });
    await publish(cli, { documentId, texts });
    await withdraw(cli, { documentId, texts: [{ locale: "en", notice: "Taken back." }] });
    expect(await publication(documentId)).toMatchObject({ shortTitle: null, headlineBreaks: null });
    const order = { documentId, locale: "en", number: 1, reason: "A court's order." } as const;
    await eraseRevision(staff.admin, order);
    const erased = JSON.stringify(await revisionOf(documentId, "en", 1));
    expect(erased).not.toMatch(/secret|long title/);
  });

  test("is not left behind by an erasure that forgets it", async () => {
    const documentId = await newDocument();
    await save(documentId, 0, { shortTitle: "A secret" });
    await expect(
      editorialDb().$executeRaw`
        UPDATE editorial.revision SET erased_at = now(), title = '', summary = '', slug = '',
          body = '{"type":"doc","content":[]}' WHERE short_title = 'A secret'`,
    ).rejects.toThrow("revision-immutable");
  });
});

describe("a headline's breaks", () => {
  test("are kept and shown, and in no hash", async () => {
    const documentId = await newDocument();
    await save(documentId, 0, {});
    const before = await hashOf(documentId, "en");
    const saved = await save(documentId, 1, { headlineBreaks });
    expect(saved).toMatchObject({ outcome: "saved", version: 2, number: 2 });
    expect(await hashOf(documentId, "en")).toBe(before);
    const [first, second] = [
      await revisionOf(documentId, "en", 1),
      await revisionOf(documentId, "en", 2),
    ];
    expect(second).toMatchObject({ title, headlineBreaks, revisionHash: first?.revisionHash });
    // Sent twice it is one save.
    expect(await save(documentId, 2, { headlineBreaks })).toMatchObject({ number: 2 });
    await publish(cli, { documentId, texts });
    expect(await publication(documentId)).toMatchObject({ title, headlineBreaks });
    const newer = async () => differs((await documentDetail(documentId)).texts[0]);
    expect(await newer()).toBe(false);
    await save(documentId, 2, { headlineBreaks: "A long|title of a long story" });
    expect(await newer()).toBe(true);
  });

  test("of another title are not used, and there again when it is back", async () => {
    const documentId = await newDocument();
    await save(documentId, 0, { headlineBreaks });
    await save(documentId, 1, { headlineBreaks, title: "Another title" });
    await publish(cli, { documentId, texts });
    expect((await publication(documentId)).headlineBreaks).toBeNull();
    const which = { documentId, locale: "en", number: 1, basedOn: 2 } as const;
    await restoreRevision(staff.author, which);
    await publish(cli, { documentId, texts });
    expect(await publication(documentId)).toMatchObject({ title, headlineBreaks });
  });
});
