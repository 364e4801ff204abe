import type { Actor } from "@/features/audit/actors/actors";
import { personOf } from "@/features/audit/actors/actors";
import { type Reason, refuseIf } from "@/features/audit/errors";
import { record } from "@/features/audit/log/audit-log";
import { reasonsAgainstSiteAct } from "@/features/editorial/policy";
import { openReceipt } from "@/features/editorial/publishing/receipts";
import type { InvalidationTarget } from "@/features/publication/invalidation/targets";
import { isSlug } from "@/features/publication/routes/paths";
import { lockPublicRecord } from "@/features/publication/write/lock";
import { writeSection } from "@/features/publication/write/sections";
import { type Locale, locales } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { type SectionSave, sectionSchema } from "./schema";

/**
 * Saves names of a section without publishing them; makes the section where
 * there is none of this key. What is not named stays.
 *
 * @throws ZodError; Refusal `role-forbids`, `section-name-missing` (a language
 *   that it did not have needs name and slug), `slug-invalid`, `slug-taken`,
 *   `slug-fixed` (the section is public in this language: stories live under
 *   its address)
 */
export async function saveSection(actor: Actor, input: SectionSave): Promise<{ key: string }> {
  const { key, position, texts } = sectionSchema.parse(input);
  return inTransaction(async (tx) => {
    await lockPublicRecord(tx);
    const person = await personOf(tx, actor);
    const reasons: Reason[] = reasonsAgainstSiteAct("save-section", person);
    const known = await tx.section.findUnique({ where: { key }, include: { texts: true } });
    const rows = texts.map(({ locale, ...change }) => {
      const before = known?.texts.find((text) => text.locale === locale);
      const row = {
        name: change.name ?? before?.name ?? "",
        slug: change.slug ?? before?.slug ?? "",
        description: change.description ?? before?.description ?? "",
      };
      return { locale, row };
    });
    for (const { locale, row } of rows) {
      reasons.push(...(await reasonsAgainstText(tx, key, locale, row)));
    }
    refuseIf(reasons);
    const last = await tx.section.aggregate({ _max: { position: true } });
    const section = await tx.section.upsert({
      where: { key },
      create: { key, position: position ?? (last._max.position ?? 0) + 1 },
      update: position === undefined ? {} : { position },
    });
    for (const { locale, row } of rows) {
      const where = { sectionId_locale: { sectionId: section.id, locale } };
      await tx.sectionText.upsert({
        where,
        create: { ...row, locale, sectionId: section.id },
        update: row,
      });
      await record(tx, person, { verb: "save-section", locale, detail: { key } });
    }
    if (rows.length === 0) await record(tx, person, { verb: "save-section", detail: { key } });
    return { key };
  });
}

async function reasonsAgainstText(
  tx: Transaction,
  key: string,
  locale: Locale,
  { name, slug }: { name: string; slug: string },
): Promise<Reason[]> {
  if (name === "" || slug === "") return [{ code: "section-name-missing", locale }];
  if (!isSlug(slug)) return [{ code: "slug-invalid", locale, detail: slug }];
  const published = await tx.publishedSection.findUnique({
    where: { key_locale: { key, locale } },
  });
  if (published && published.slug !== slug) {
    return [{ code: "slug-fixed", locale, detail: published.slug }];
  }
  const other = await tx.sectionText.findFirst({
    where: { locale, slug, section: { key: { not: key } } },
  });
  return other ? [{ code: "slug-taken", locale, detail: slug }] : [];
}

/**
 * Publishes the names of sections as they are saved, in all their languages,
 * all or none. Only pages of languages in which something changed are touched.
 *
 * @throws Refusal `role-forbids`, `section-unknown`, `section-name-missing`
 *   for one that has no name in any language
 */
export async function publishSections(
  actor: Actor,
  keys: readonly string[],
): Promise<{ receiptId: string }> {
  return inTransaction(async (tx) => {
    await lockPublicRecord(tx);
    const person = await personOf(tx, actor);
    const wanted = [...new Set(keys)];
    const sections = await tx.section.findMany({
      where: { key: { in: wanted } },
      include: { texts: true },
    });
    const reasons: Reason[] = reasonsAgainstSiteAct("publish-section", person);
    for (const key of wanted) {
      const section = sections.find((each) => each.key === key);
      if (!section) reasons.push({ code: "section-unknown", detail: key });
      else if (section.texts.length === 0) {
        reasons.push({ code: "section-name-missing", detail: key });
      }
    }
    refuseIf(reasons);
    const targets: InvalidationTarget[] = [];
    for (const { key, position, texts } of sections) {
      const named = texts.map(({ locale, name, slug, description }) => [
        locale,
        { name, slug, description },
      ]);
      targets.push(
        ...(await writeSection(tx, { key, position, texts: Object.fromEntries(named) })),
      );
      await record(tx, person, { verb: "publish-section", detail: { key } });
    }
    const changed = locales.filter((locale) =>
      targets.some((each) => each.kind === "frame" && each.locale === locale),
    );
    const change = { verb: "publish-section" as const, locales: changed, targets };
    return { receiptId: await openReceipt(tx, person, change) };
  });
}
