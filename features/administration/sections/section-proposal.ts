import { freeSlug, proposeSlug } from "@/features/writing/slugs/propose-slug";
import { type Locale, locales } from "@/i18n/routing";

export type Taken = { keys: ReadonlySet<string>; slugs: ReadonlyMap<Locale, ReadonlySet<string>> };

/**
 * Addresses and a key for a section by its names: each address in the way of
 * its language, the key from the English name, else from any that can be
 * spelt. None is one that another section has.
 */
export function sectionProposal(
  names: Partial<Record<Locale, string>>,
  taken: Taken,
): { slugs: Partial<Record<Locale, string>>; key: string } {
  const spelt: Partial<Record<Locale, string>> = {};
  const slugs: Partial<Record<Locale, string>> = {};
  for (const locale of locales) {
    const { slug } = proposeSlug(names[locale] ?? "", locale);
    if (!slug) continue;
    spelt[locale] = slug;
    slugs[locale] = freeSlug(slug, taken.slugs.get(locale) ?? new Set());
  }
  const key = spelt.en ?? locales.map((locale) => spelt[locale]).find(Boolean) ?? "";
  return { slugs, key: freeSlug(key, taken.keys) };
}
