import {
  noWords,
  type PictureWords,
  type WordsByHash,
} from "@/features/editorial/pictures/picture-words";
import type { Content } from "@/features/editorial/schema";
import type { Body } from "@/features/publication/schema";
import { isBlank } from "@/lib/text/seen";

/** One picture in place of another: by their hashes. */
export type Pair = { old: string; new: string };

/** First what one says, and what it leaves empty as another says it. */
const filled = (first: PictureWords, second: PictureWords): PictureWords => {
  const of = (field: keyof PictureWords) => (isBlank(first[field]) ? second : first)[field];
  return { alt: of("alt"), caption: of("caption"), credit: of("credit") };
};

/**
 * What a text says with one picture in place of another. Everything else stays,
 * ids of blocks among it, so that comments and links of units stand where they did.
 *
 * @param proposed of the new picture, in the text's language
 * @param first whose words come first: the text's own of the old picture, or
 *   what is proposed; what the first leave empty the others fill. A text that
 *   shows the new picture already says of it what it said.
 */
export function replacedContent(
  content: Content,
  { old, new: by }: Pair,
  proposed: PictureWords,
  first: "text" | "library",
): Content {
  const { [old]: own = noWords, ...others }: WordsByHash = content.pictures ?? {};
  const words = others[by] ?? (first === "text" ? filled(own, proposed) : filled(proposed, own));
  return {
    ...content,
    body: replacedIn(content.body, old, by) as Body,
    pictures: { ...others, [by]: words },
  };
}

/** Wherever an attribute `picture` names it, at whatever depth: figures are not the only ones that may. */
function replacedIn(value: unknown, old: string, by: string): unknown {
  if (Array.isArray(value)) return value.map((each) => replacedIn(each, old, by));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, each]) => [
    name,
    name === "picture" && each === old ? by : replacedIn(each, old, by),
  ]);
  return Object.fromEntries(entries);
}
