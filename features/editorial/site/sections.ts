import type { Actor } from "@/features/audit/actors/actors";
import type { Reason } from "@/features/audit/errors";
import { isSlug } from "@/features/publication/routes/paths";
import { lockPublicRecord } from "@/features/publication/write/lock";
import { writeSection } from "@/features/publication/write/sections";
import type { Prisma } from "@/generated/prisma/client";
import { type Locale, locales } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { type Section, type SectionSave, sectionSchema } from "./schema";
import { publishDrafts, type SiteDraft, saveDraft } from "./site-draft";

type Row = Prisma.SectionGetPayload<{ include: { texts: true } }>;

const sectionDraft: SiteDraft<string, Row, Section> = {
  verbs: { save: "save-section", publish: "publish-section" },
  // What may be saved depends on what is public of it.
  lock: lockPublicRecord,
  read: (tx, key) => tx.section.findUnique({ where: { key }, include: { texts: true } }),
  againstSave: async (tx, key, row, content) => {
    const reasons: Reason[] = [];
    for (const { locale, ...text } of textsOf(row, content)) {
      reasons.push(...(await reasonsAgainstText(tx, key, locale, text)));
    }
    return reasons;
  },
  write: async (tx, key, row, content) => {
    const { position } = content;
    const last = await tx.section.aggregate({ _max: { position: true } });
    const section = await tx.section.upsert({
      where: { key },
      create: { key, position: position ?? (last._max.position ?? 0) + 1 },
      update: position === undefined ? {} : { position },
    });
    for (const { locale, ...text } of textsOf(row, content)) {
      const where = { sectionId_locale: { sectionId: section.id, locale } };
      const create = { ...text, locale, sectionId: section.id };
      await tx.sectionText.upsert({ where, create, update: text });
    }
  },
  saved: (key, { texts }) =>
    texts.length > 0
      ? texts.map(({ locale }) => ({ locale, detail: { key } }))
      : [{ detail: { key } }],
  againstPublish: (key, row) => {
    if (!row) return [{ code: "section-unknown", detail: key }];
    return row.texts.length === 0 ? [{ code: "section-name-missing", detail: key }] : [];
  },
  makePublic: (tx, key, { position, texts }) => {
    const named = texts.map(({ locale, name, slug, description }) => [
      locale,
      { name, slug, description },
    ]);
    return writeSection(tx, { key, position, texts: Object.fromEntries(named) });
  },
  published: (key) => ({ detail: { key } }),
  localesOf: (_, targets) =>
    locales.filter((locale) =>
      targets.some((each) => each.kind === "frame" && each.locale === locale),
    ),
};

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
  const section = sectionSchema.parse(input);
  await saveDraft(actor, sectionDraft, section.key, section);
  return { key: section.key };
}

/**
 * Publishes the names of sections as they are saved, in all their languages,
 * all or none. Only pages of languages in which something changed are touched.
 *
 * @throws Refusal `role-forbids`, `section-unknown`, `section-name-missing`
 *   for one that has no name in any language
 */
export const publishSections = (
  actor: Actor,
  keys: readonly string[],
): Promise<{ receiptId: string }> => publishDrafts(actor, sectionDraft, keys);

/** The texts that a save would leave, of the languages that it names. */
function textsOf(row: Row | null, { texts }: Section) {
  return texts.map(({ locale, ...change }) => {
    const before = row?.texts.find((text) => text.locale === locale);
    return {
      locale,
      name: change.name ?? before?.name ?? "",
      slug: change.slug ?? before?.slug ?? "",
      description: change.description ?? before?.description ?? "",
    };
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
