import { expect, test } from "vitest";
import { Refusal } from "@/features/audit/errors";
import { auditTrail, receipts } from "@/features/editorial/data";
import { newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { noteEvent } from "@/features/notifications/write/note-event";
import { confirm } from "@/features/translation/write/confirm";
import { link } from "@/features/translation/write/link";
import { type Locale, locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { publish } from "./publish";
import { withdraw } from "./withdraw";

const { staff } = newsroomTest();

const which = (documentId: string, locale: Locale = "en") => ({ documentId, locale });

/** A story in Chinese, with English and Russian made from it. */
async function story(): Promise<string> {
  const documentId = await newDocument({ primaryLocale: "zh" });
  for (const locale of locales) {
    await write(staff.admin, documentId, locale, { body: paragraphs(`One ${locale}.`, "Two.") });
  }
  for (const locale of ["en", "ru"] as const) {
    await link(staff.author, { documentId, locale, source: "zh" });
  }
  return documentId;
}

const sourceIs = (documentId: string, ...texts: string[]) =>
  write(staff.admin, documentId, "zh", { body: paragraphs(...texts) });

const go = (documentId: string, locale: Locale, behindReason?: string) =>
  publish(staff.admin, {
    documentId,
    texts: [{ locale, ...(behindReason ? { behindReason } : {}) }],
  });

const publicationOf = (documentId: string, locale: Locale = "en") =>
  editorialDb().publication.findUniqueOrThrow({
    where: { documentId_locale: { documentId, locale } },
  });

const reflects = async (documentId: string, locale?: Locale) =>
  (await publicationOf(documentId, locale)).reflects;

const touched = async (documentId: string) => {
  const [receipt] = await receipts({ documentId, limit: 1 });
  return { verb: receipt?.verb, paths: receipt?.urls.map(({ path }) => path) ?? [] };
};

test("a source that is published anew tells the readers of its live translations, and no others", async () => {
  const documentId = await story();
  for (const locale of ["zh", "en"] as const) await go(documentId, locale);
  expect(await reflects(documentId)).toBeNull();
  const [first] = await auditTrail({ documentId, verb: "publish" });
  expect(first).toBeDefined();
  const at = (await auditTrail({ documentId })).find(
    ({ verb, locale }) => verb === "publish" && locale === "zh",
  )?.at;

  await sourceIs(documentId, "Another one.", "Two.");
  // A draft is nothing that readers have.
  expect(await reflects(documentId)).toBeNull();
  await go(documentId, "zh");
  expect(await reflects(documentId)).toEqual({ locale: "zh", at: at?.toISOString() });
  const { path } = await publicationOf(documentId);
  expect((await touched(documentId)).paths).toContain(path);
  const [fell] = await auditTrail({ documentId, verb: "fall-behind" });
  expect(fell).toMatchObject({ locale: "en", detail: { source: "zh" } });

  // Who translates is told, also of a text that is not public.
  const changed = await auditTrail({ documentId, verb: "source-changed" });
  expect(changed.map(({ locale }) => locale).sort()).toEqual(["en", "ru"]);
  for (const { id } of changed) await noteEvent(id);
  const noted = await editorialDb().notification.findMany({ where: { documentId } });
  expect(noted).toEqual([]);

  // The date is of the version that it reflects, however often the source goes on.
  await sourceIs(documentId, "A third one.", "Two.");
  await go(documentId, "zh");
  expect(await reflects(documentId)).toEqual({ locale: "zh", at: at?.toISOString() });

  // Confirming takes the note away, with a receipt.
  await confirm(staff.author, which(documentId));
  expect(await reflects(documentId)).toBeNull();
  expect(await touched(documentId)).toMatchObject({ verb: "confirm" });
  expect((await touched(documentId)).paths).toContain(path);
  expect(await auditTrail({ documentId, verb: "catch-up" })).toHaveLength(1);
});

test("a translation that is behind is published with a reason, and becomes current by an update", async () => {
  const documentId = await story();
  await go(documentId, "zh");
  await sourceIs(documentId, "Another one.", "Two.");
  await go(documentId, "zh");
  await expect(go(documentId, "en")).rejects.toEqual(
    new Refusal([{ code: "behind-source", locale: "en" }]),
  );
  await go(documentId, "en", "The minister waits");
  expect(await reflects(documentId)).toMatchObject({ locale: "zh" });
  const [event] = await auditTrail({ documentId, verb: "publish" });
  expect(event?.detail).toMatchObject({ behindReason: "The minister waits" });

  // Brought up to date in a draft, readers still have what they had.
  await write(staff.admin, documentId, "en", { body: paragraphs("Another one.", "Two.") });
  await confirm(staff.author, which(documentId));
  expect(await reflects(documentId)).toMatchObject({ locale: "zh" });
  await go(documentId, "en");
  expect(await reflects(documentId)).toBeNull();
});

test("both published together need no reason; ahead of what is public is not behind", async () => {
  const documentId = await story();
  await publish(staff.admin, { documentId, texts: [{ locale: "zh" }, { locale: "en" }] });
  await sourceIs(documentId, "Another one.", "Two.");
  await write(staff.admin, documentId, "en", { body: paragraphs("Another one.", "Two.") });
  await confirm(staff.author, which(documentId));
  // Made from a draft that comes later.
  await go(documentId, "en");
  expect(await reflects(documentId)).toBeNull();
  await go(documentId, "zh");
  expect(await reflects(documentId)).toBeNull();
  expect(await auditTrail({ documentId, verb: "fall-behind" })).toEqual([]);
});

test("a source that is withdrawn takes the note with it", async () => {
  const documentId = await story();
  for (const locale of ["zh", "en"] as const) await go(documentId, locale);
  await sourceIs(documentId, "Another one.", "Two.");
  await go(documentId, "zh");
  expect(await reflects(documentId)).not.toBeNull();
  await withdraw(staff.editor, { documentId, texts: [{ locale: "zh", notice: "Taken back." }] });
  expect(await reflects(documentId)).toBeNull();
});

test("what a machine proposed is published by nobody before it is confirmed", async () => {
  const documentId = await story();
  await editorialDb().unitLink.updateMany({
    where: { translation: which(documentId), unit: "b:b1" },
    data: { origin: "machine" },
  });
  await expect(go(documentId, "en")).rejects.toMatchObject({ code: "machine-unconfirmed" });
});
