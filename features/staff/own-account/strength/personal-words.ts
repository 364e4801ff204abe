import { passwordWeight } from "@/features/staff/own-account/password-length";
import { latinOf } from "./latin";

/** What this house is called, in the scripts of the desk's languages (ASVS 5.0, 6.1.2). */
const house = ["bauing", "baoying", "宝鹰", "baoin", "баоин", "баоинг", "бауинг", "newsroom"];

/** Two characters of Chinese are a name. */
const leastWeight = 3;

/**
 * What is known of somebody or of the house, as the words that a guesser
 * begins with: each part and parts that stand beside each other, in both
 * orders, and Russian ones in Latin letters, too.
 *
 * @param known names, mail addresses, addresses of sites
 */
export function personalWords(known: readonly string[]): string[] {
  const words = [...known, ...house].flatMap((each) => {
    const parts = each
      .normalize("NFKC")
      .toLowerCase()
      .split(/[\s\p{P}\p{S}\d]+/u)
      .filter(Boolean);
    const pairs = parts.slice(1).flatMap((part, at) => [parts[at] + part, part + parts[at]]);
    return [...parts, ...pairs];
  });
  const inLatin = words.flatMap((word) => (/\p{Script=Cyrillic}/u.test(word) ? latinOf(word) : []));
  // Wong is Вонг in Russian, and vong when that is typed in Latin again.
  const sounds = words
    .filter((word) => word.includes("w"))
    .map((word) => word.replaceAll("w", "v"));
  return [...new Set([...words, ...inLatin, ...sounds])].filter(
    (word) => passwordWeight(word) >= leastWeight,
  );
}
