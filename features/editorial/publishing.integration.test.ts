import pg from "pg";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { resolvePath } from "@/features/publication/resolve";
import { locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { useTestDatabase } from "@/lib/postgres/testing";
import { auditTrail, documentDetail, receipt } from "./data";
import { updateDocument } from "./document-mutations";
import { publish, republish } from "./publish-mutations";
import { approve, submit } from "./review-mutations";
import {
  cli,
  hashOf,
  hireStaff,
  newDocument,
  openSection,
  paragraphs,
  type Staff,
  textIn,
  write,
} from "./testing-mutations";
import { withdraw } from "./withdraw-mutations";

// biome-ignore lint/correctness/useHookAtTopLevel: no React hook, though named like one
useTestDatabase();

let staff: Staff;
beforeAll(async () => {
  await openSection();
  staff = await hireStaff();
});

/** The line to the server is cut: what was not committed never happened. */
function lose(client: pg.Client): void {
  const { connection } = client as unknown as { connection: { stream: { destroy(): void } } };
  connection.stream.destroy();
}

const three = locales.map((locale) => ({ locale }));

async function threeTexts(): Promise<string> {
  const documentId = await newDocument();
  for (const locale of locales) await write(staff.author, documentId, locale);
  return documentId;
}

describe("publishing", () => {
  test("several languages: pages, receipt, job and one event a language", async () => {
    const documentId = await threeTexts();
    const { receiptId, paths } = await publish(cli, { documentId, texts: three });
    for (const path of paths) expect(await resolvePath(path)).toEqual({ kind: "page" });
    const written = await receipt(receiptId);
    expect(written).toMatchObject({ state: "PENDING", locales: [...locales] });
    const { texts } = await documentDetail(documentId);
    for (const [index, path] of paths.entries()) {
      expect(written?.urls).toContainEqual(
        expect.objectContaining({
          path,
          expectedStatus: 200,
          expectedHash: texts[index]?.contentHash,
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

  test("a withdrawn text comes back by republishing only", async () => {
    const { documentId } = await textIn(staff, { editorial: "APPROVED", public: "WITHDRAWN" });
    const texts = [{ locale: "en" as const }];
    await expect(publish(cli, { documentId, texts })).rejects.toMatchObject({
      reasons: [{ code: "withdrawn", locale: "en" }],
    });
    const { paths } = await republish(cli, { documentId, texts });
    expect(await resolvePath(paths[0] ?? "")).toEqual({ kind: "page" });
  });

  test("of three languages is all or nothing, whichever statement fails", async () => {
    const documentId = await threeTexts();
    const events = await auditTrail({ documentId });
    const jobs = await editorialDb().job.count({ where: { kind: "receipt" } });
    let statements = 0;
    let failAt = Number.POSITIVE_INFINITY;
    const original = pg.Client.prototype.query;
    const spy = vi.spyOn(pg.Client.prototype, "query").mockImplementation(function (
      this: pg.Client,
      ...args: unknown[]
    ) {
      statements += 1;
      if (statements === failAt) {
        // A connection that is handed back with its transaction open would lie to the next one.
        if (JSON.stringify(args[0]).includes("COMMIT")) lose(this);
        return Promise.reject(new Error("injected")) as never;
      }
      return Reflect.apply(original, this, args) as never;
    });
    try {
      for (failAt = 1; ; failAt++) {
        statements = 0;
        const done = await publish(cli, { documentId, texts: three }).then(
          () => true,
          () => false,
        );
        if (statements < failAt) {
          expect(done).toBe(true);
          break;
        }
        const now = failAt;
        failAt = Number.POSITIVE_INFINITY;
        // Where the line was cut, somebody must be the one to find out.
        await editorialDb().$queryRaw`SELECT 1`.catch(() => undefined);
        const visible = await editorialDb().publication.count({ where: { documentId } });
        expect(visible, `statement ${now}`).toBe(done ? 3 : 0);
        if (done) break;
        failAt = now;
      }
    } finally {
      spy.mockRestore();
    }
    expect(failAt).toBeGreaterThan(60);
    expect(await editorialDb().publication.count({ where: { documentId } })).toBe(3);
    expect(await auditTrail({ documentId })).toHaveLength(events.length + 3);
    expect(await editorialDb().job.count({ where: { kind: "receipt" } })).toBe(jobs + 1);
  }, 120_000);
});

describe("an approval", () => {
  test("holds for what was seen and nothing else", async () => {
    const { documentId } = await textIn(staff, { editorial: "IN_REVIEW", public: "NONE" });
    const which = { documentId, locale: "en" } as const;
    const seen = await hashOf(documentId, "en");
    await write(staff.author, documentId, "en", { body: paragraphs("Changed meanwhile.") });
    await submit(staff.author, which);
    await expect(approve(staff.editor, { ...which, contentHash: seen })).rejects.toMatchObject({
      reasons: [{ code: "content-changed" }],
    });
  });

  test("ends when a caption changes afterwards", async () => {
    const hash = "ab".repeat(32);
    const text = { locale: "en", alt: "A bridge", caption: "Before" };
    await editorialDb().media.create({
      data: {
        hash,
        mime: "image/png",
        width: 9,
        height: 9,
        placeholder: "#fff",
        texts: { create: [text] },
      },
    });
    const documentId = await newDocument({ lead: hash });
    const which = { documentId, locale: "en" } as const;
    await write(staff.author, documentId, "en");
    await submit(staff.author, which);
    await approve(staff.editor, { ...which, contentHash: await hashOf(documentId, "en") });
    await editorialDb().mediaText.updateMany({ data: { caption: "After" } });
    await expect(
      publish(staff.editor, { documentId, texts: [{ locale: "en" }] }),
    ).rejects.toMatchObject({ reasons: [{ code: "approval-outdated", locale: "en" }] });
  });

  test("ends when a date changes afterwards; an administrator may give it again", async () => {
    const { documentId } = await textIn(staff, { editorial: "APPROVED", public: "NONE" });
    const texts = [{ locale: "en" as const }];
    await updateDocument(staff.author, documentId, { version: 0, storyDate: "2022-02-02" });
    await expect(publish(staff.editor, { documentId, texts })).rejects.toMatchObject({
      reasons: [{ code: "approval-outdated", locale: "en" }],
    });
    await publish(staff.admin, { documentId, texts });
    const approvals = await editorialDb().approval.findMany({
      where: { translation: { documentId } },
      orderBy: { approvedAt: "asc" },
    });
    expect(approvals.map(({ selfApproved }) => selfApproved)).toEqual([false, true]);
  });

  test("by a second person can be demanded of everybody", async () => {
    const documentId = await newDocument();
    await write(staff.admin, documentId, "en");
    const which = { documentId, locale: "en" } as const;
    const texts = [{ locale: "en" as const }];
    await submit(staff.admin, which);
    await approve(staff.admin, { ...which, contentHash: await hashOf(documentId, "en") });
    process.env.REQUIRE_SECOND_PERSON = "1";
    try {
      // Approved by its author, before the rule was made.
      await expect(publish(staff.admin, { documentId, texts })).rejects.toMatchObject({
        reasons: [{ code: "second-person-required", locale: "en" }],
      });
      await expect(publish(cli, { documentId: await threeTexts(), texts })).rejects.toMatchObject({
        reasons: [{ code: "second-person-required", locale: "en" }],
      });
    } finally {
      delete process.env.REQUIRE_SECOND_PERSON;
    }
  });
});

test("the audit trail only grows, for the database's owner too", async () => {
  await threeTexts();
  const db = editorialDb();
  for (const change of [
    db.$executeRaw`UPDATE editorial.audit_event SET actor_name = 'nobody'`,
    db.$executeRaw`DELETE FROM editorial.audit_event`,
    db.$executeRaw`TRUNCATE editorial.audit_event`,
  ]) {
    await expect(change).rejects.toThrow("audit-append-only");
  }
});

test("a withdrawal lists what must answer 410, and a notice is needed in each language", async () => {
  const documentId = await threeTexts();
  const { paths } = await publish(cli, { documentId, texts: three });
  await expect(
    withdraw(staff.editor, {
      documentId,
      texts: [
        { locale: "en", notice: "Taken back." },
        { locale: "ru", notice: " " },
      ],
    }),
  ).rejects.toMatchObject({ reasons: [{ code: "notice-missing", locale: "ru" }] });
  const { receiptId } = await withdraw(staff.editor, {
    documentId,
    texts: [{ locale: "zh", notice: "已撤回。" }],
  });
  const urls = (await receipt(receiptId))?.urls ?? [];
  const [zh, en, ru] = paths;
  expect(urls).toContainEqual(expect.objectContaining({ path: zh, expectedStatus: 410 }));
  for (const path of [en, ru]) {
    expect(urls).toContainEqual(expect.objectContaining({ path, expectedStatus: 200 }));
  }
});
