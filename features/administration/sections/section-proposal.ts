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
  const spelt = Object.fromEntries(
    locales.flatMap((locale) => {
      const slug = proposeSlug(names[locale] ?? "", locale);
      return slug ? [[locale, slug]] : [];
    }),
  ) as Partial<Record<Locale, string>>;
  const slugs = Object.fromEntries(
    Object.entries(spelt).map(([locale, slug]) => [
      locale,
      freeSlug(slug, taken.slugs.get(locale as Locale) ?? new Set()),
    ]),
  );
  const key = spelt.en ?? locales.map((locale) => spelt[locale]).find(Boolean) ?? "";
  return { slugs, key: freeSlug(key, taken.keys) };
}
