import { Refusal } from "@/features/audit/errors";
import { type InvalidationTarget, tagsOf } from "@/features/publication/invalidation/targets";
import { isSlug } from "@/features/publication/routes/paths";
import { type Locale, locales } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { expireTags } from "@/lib/page-store/expire";
import { lockPublicRecord } from "./lock";
import { wantCardsOfSection } from "./share-cards";

export type SectionInput = {
  key: string;
  position: number;
  texts: Partial<Record<Locale, { name: string; slug: string; description: string }>>;
};

/**
 * Publishes a section's names in the languages given; the others keep theirs.
 *
 * - a name, a description or the place among the sections stands on every
 *   page of its language; the name on its texts' share cards, too, which the
 *   worker then draws anew
 * - in a language that the section did not have before, its list is new:
 *   those of the other languages name it as their alternate, and the sitemap
 *   lists it
 *
 * @returns what it expired
 * @throws Refusal `slug-invalid`; `slug-fixed` when a section that is
 *   public would get another slug, because stories live under it
 */
export async function writeSection(
  tx: Transaction,
  section: SectionInput,
): Promise<InvalidationTarget[]> {
  await lockPublicRecord(tx);
  const { key, position, texts } = section;
  const before = await tx.publishedSection.findMany({ where: { key } });
  const targets: InvalidationTarget[] = [];
  for (const locale of locales) {
    const text = texts[locale];
    if (!text) continue;
    if (!isSlug(text.slug))
      throw new Refusal([{ code: "slug-invalid", locale, detail: text.slug }]);
    const known = before.find((each) => each.locale === locale);
    if (known && known.slug !== text.slug)
      throw new Refusal([{ code: "slug-fixed", locale, detail: known.slug }]);
    const data = { ...text, position };
    await tx.publishedSection.upsert({
      where: { key_locale: { key, locale } },
      create: { ...data, key, locale },
      update: data,
    });
    const changed = (Object.keys(data) as (keyof typeof data)[]).some(
      (field) => known?.[field] !== data[field],
    );
    if (changed) targets.push({ kind: "frame", locale });
    if (!known) targets.push(...newList(key, locale));
    else if (known.name !== text.name) await wantCardsOfSection(tx, { key, locale });
  }
  await expireTags(tx, tagsOf(targets));
  return targets;
}

function newList(key: string, locale: Locale): InvalidationTarget[] {
  const others = locales.filter((each) => each !== locale);
  return [
    ...others.map((each): InvalidationTarget => ({ kind: "head", locale: each, scope: key })),
    { kind: "sitemap" },
  ];
}
