import { describe, expect, test } from "vitest";
import { auditTrail, documentDetail, receipt } from "@/features/editorial/data";
import {
  cli,
  everywhere,
  newDocument,
  paragraphs,
  textsEverywhere,
  write,
} from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { resolvePath } from "@/features/publication/routes/resolve-path";
import { locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { publish } from "./publish";

const { staff } = newsroomTest();

describe("publishing", () => {
  test("several languages: pages, receipt, job and one event a language", async () => {
    const documentId = await textsEverywhere(staff.author);
    const { receiptId, paths } = await publish(cli, { documentId, texts: everywhere });
    for (const path of paths) expect(await resolvePath(path)).toEqual({ kind: "page" });
    const written = await receipt(receiptId);
    expect(written).toMatchObject({ state: "PENDING", locales: [...locales] });
    const { texts } = await documentDetail(documentId);
    for (const [index, path] of paths.entries()) {
      expect(written?.urls).toContainEqual(
        expect.objectContaining({
          path,
          expectedStatus: 200,
          expectedHash: texts[index]?.publicHash,
        }),
      );
    }
    expect(await editorialDb().job.findMany({ where: { kind: "receipt" } })).toContainEqual(
      expect.objectContaining({ payload: { receiptId } }),
    );
    const events = await auditTrail({ documentId, verb: "publish" });
    expect(events.map(({ locale }) => locale).sort()).toEqual([...locales].sort());
    expect(events[0]).toMatchObject({ actorName: "system:cli", detail: { selfApproved: true } });
  });

  test("all reasons of all languages come at once, and nothing is done", async () => {
    const documentId = await newDocument({ sectionKey: null });
    const picture = "ab".repeat(32);
    const figure = { type: "figure", attrs: { id: "b1", picture } } as const;
    await write(staff.author, documentId, "en", {
      slug: "Not A Slug",
      title: "",
      body: { type: "doc", content: [figure] },
    });
    await write(staff.author, documentId, "ru");
    const refused = publish(staff.editor, {
      documentId,
      texts: [{ locale: "en" }, { locale: "ru" }],
    });
    await expect(refused).rejects.toMatchObject({
      reasons: [
        { code: "not-approved", locale: "en" },
        { code: "title-missing", locale: "en" },
        { code: "section-missing", locale: "en" },
        { code: "slug-invalid", locale: "en", detail: "Not A Slug" },
        { code: "picture-unknown", locale: "en", detail: picture },
        { code: "not-approved", locale: "ru" },
        { code: "section-missing", locale: "ru" },
      ],
    });
    expect(await editorialDb().publication.count({ where: { documentId } })).toBe(0);
  });

  test("an address of another document is refused before anything is written", async () => {
    const [first, second] = [await newDocument(), await newDocument()];
    for (const documentId of [first, second]) {
      await write(staff.author, documentId, "en", { slug: "the-same" });
    }
    await publish(cli, { documentId: first, texts: [{ locale: "en" }] });
    await expect(
      publish(cli, { documentId: second, texts: [{ locale: "en" }] }),
    ).rejects.toMatchObject({
      reasons: [{ code: "slug-taken", detail: "/en/news/works/the-same" }],
    });
  });

  test("an update moves the date only with a note, and a changed slug leaves a redirect", async () => {
    const documentId = await newDocument();
    await write(staff.author, documentId, "en", { slug: "before" });
    await publish(cli, { documentId, texts: [{ locale: "en" }] });
    const one = await editorialDb().publication.findFirstOrThrow({ where: { documentId } });
    await write(staff.author, documentId, "en", { slug: "after", body: paragraphs("Mended.") });
    const { receiptId } = await publish(cli, { documentId, texts: [{ locale: "en" }] });
    const two = await editorialDb().publication.findFirstOrThrow({ where: { documentId } });
    expect(two.updatedAt).toEqual(one.updatedAt);
    expect(await resolvePath("/en/news/works/before")).toEqual({
      kind: "redirect",
      target: "/en/news/works/after",
    });
    expect((await receipt(receiptId))?.urls).toContainEqual(
      expect.objectContaining({ path: "/en/news/works/before", expectedStatus: 301 }),
    );
    await publish(cli, {
      documentId,
      texts: [{ locale: "en", changeNote: "A figure was corrected." }],
    });
    const three = await editorialDb().publication.findFirstOrThrow({ where: { documentId } });
    expect(three.updatedAt.getTime()).toBeGreaterThan(one.updatedAt.getTime());
  });
});

test("the audit trail only grows, for the database's owner too", async () => {
  await textsEverywhere(staff.author);
  const db = editorialDb();
  for (const change of [
    db.$executeRaw`UPDATE editorial.audit_event SET actor_name = 'nobody'`,
    db.$executeRaw`DELETE FROM editorial.audit_event`,
    db.$executeRaw`TRUNCATE editorial.audit_event`,
  ]) {
    await expect(change).rejects.toThrow("audit-append-only");
  }
});
