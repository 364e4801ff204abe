import { pinyin } from "pinyin-pro";
import { transliterate } from "transliteration";
import { reservedSlugs } from "@/features/publication/paths";
import type { Locale } from "@/i18n/routing";
import { asTyped } from "@/lib/text/input";

/** Long enough to say what it is about; a slug may have 80. */
const limit = 60;

/**
 * An address for a headline: pinyin for Chinese, transliteration for Russian
 * (letter by letter as the group's pages have it), words joined by hyphens.
 *
 * @returns an empty text where nothing of the headline can be spelt
 */
export function proposeSlug(title: string, locale: Locale): string {
  const latin =
    locale === "zh"
      ? pinyin(title, { toneType: "none", type: "array", nonZh: "consecutive" }).join(" ")
      : title;
  const words = transliterate(latin.replace(/[’'"“”«»]/gu, ""))
    .toLowerCase()
    .replace(/ü/g, "u")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  let slug = "";
  for (const word of words) {
    if (slug && slug.length + 1 + word.length > limit) break;
    slug = slug ? `${slug}-${word}` : word.slice(0, limit);
  }
  return reservedSlugs.has(slug) ? `${slug}-1` : slug;
}

/** A slug as somebody typed it: of whatever width, case and form the keyboard gave. */
export const typedSlug = (typed: string): string => asTyped(typed).toLowerCase();

/** The slug, or with the first number from 2 on that makes it free. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (slug === "" || !taken.has(slug)) return slug;
  let number = 2;
  while (taken.has(`${slug}-${number}`)) number++;
  return `${slug}-${number}`;
}
