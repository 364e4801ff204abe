import { pinyin } from "pinyin-pro";
import { transliterate } from "transliteration";
import { reservedSlugs } from "@/features/publication/routes/paths";
import { plainSyllable } from "@/features/search/analysis/pinyin";
import { rareReadings } from "@/features/search/analysis/rare-readings";
import type { Locale } from "@/i18n/routing";
import { asTyped } from "@/lib/text/input";

/** Long enough to say what it is about; a slug may have 80. */
const limit = 60;

export type Proposal = {
  /** Empty where nothing of the headline can be spelt. */
  slug: string;
  /** Letters, digits and characters of the headline for which there is no spelling. */
  leftOut: string[];
};

/**
 * An address for a headline: pinyin for Chinese, transliteration for Russian
 * (letter by letter as the group's pages have it), words joined by hyphens.
 * The headline counts as it is read: composed, of one width, Ⅳ as IV.
 */
export function proposeSlug(title: string, locale: Locale): Proposal {
  const plain = plainHeadline(title);
  const latin =
    locale === "zh"
      ? pinyin(plain, { toneType: "none", type: "array", nonZh: "consecutive" }).join(" ")
      : plain;
  const words = transliterate(spelt(latin).replace(/[’'"“”«»]/gu, ""))
    .toLowerCase()
    .replace(/ü/g, "u")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  let slug = "";
  for (const word of words) {
    if (slug && slug.length + 1 + word.length > limit) break;
    slug = slug ? `${slug}-${word}` : word.slice(0, limit);
  }
  return { slug: reservedSlugs.has(slug) ? `${slug}-1` : slug, leftOut: unspelt(plain) };
}

function plainHeadline(title: string): string {
  return (
    title
      .normalize("NFC")
      .replace(/№/gu, "No ")
      // 10⁶ is not 106.
      .replace(/(?<=\p{Nd})(?=[\u00b2\u00b3\u00b9\u2070-\u2079])/gu, " ")
      .normalize("NFKC")
      .replace(/\p{Default_Ignorable_Code_Point}+/gu, "")
  );
}

/** Characters that pinyin-pro does not know, by the table of them. */
const spelt = (text: string) =>
  text.replace(/\p{Script=Han}/gu, (each) => {
    const reading = rareReadings.get(each);
    return reading ? ` ${plainSyllable(reading)} ` : each;
  });

function unspelt(text: string): string[] {
  const signs = text.match(/[\p{L}\p{N}\p{Extended_Pictographic}]/gu) ?? [];
  const none = (sign: string) => !/[a-z0-9]/i.test(transliterate(spelt(sign)));
  // Marks of hardness and softness have no letter of their own in any address.
  return [...new Set(signs)].filter((sign) => !/[ъь]/iu.test(sign) && none(sign));
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
