import { inlineText, plainText } from "@/features/publication/body/body-text";
import type { Body } from "@/features/publication/schema";
import { seen } from "@/lib/text/seen";

/** Fewer parts than this are found by scrolling. */
const fewestParts = 3;

/** About two windows of text. A Chinese character says as much as two or three letters. */
const longText = { han: 700, letters: 2_000 };

export type Part = { id: string; name: string };

/**
 * The parts of a long text by their headings, for a list of contents; none of
 * a short one. A part's address is the id of its heading, which it keeps
 * through every change of its words: a link to it does not break.
 */
export function contentsOf(body: Body): Part[] {
  const parts = body.content.flatMap((block): Part[] => {
    if (block.type !== "heading" || block.attrs.level !== 2) return [];
    const name = inlineText(block.content).trim();
    return name ? [{ id: block.attrs.id, name }] : [];
  });
  if (parts.length < fewestParts) return [];
  const text = plainText(body);
  const limit = /^\P{L}*\p{Script=Han}/u.test(text) ? longText.han : longText.letters;
  // To part it into characters as they are seen would take longer than all else about a page, and it is about windows.
  return seen(text).length < limit ? [] : parts;
}
