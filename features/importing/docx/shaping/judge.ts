import { looksLikeName } from "@/features/importing/reading/known-words";
import type { Flat } from "./flatten";
import type { Line } from "./inlines";

/** What most of a document looks like, against which the rest of it stands out. */
export type Norm = { size: number; isBold: boolean };

export function normOf(flats: readonly Flat[]): Norm {
  const sizes = new Map<number, number>();
  let bold = 0;
  let all = 0;
  for (const each of flats) {
    if (each.kind !== "line") continue;
    all += each.text.length;
    if (each.isBold) bold += each.text.length;
    if (each.size) sizes.set(each.size, (sizes.get(each.size) ?? 0) + each.text.length);
  }
  const size = [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
  return { size, isBold: bold * 2 > all };
}

/** Larger by a point at least, or bold where the rest is not. */
export const standsOut = (line: Line, norm: Norm): boolean =>
  isLarger(line, norm) || (line.isBold && !norm.isBold);

const isLarger = ({ size }: Line, norm: Norm): boolean =>
  size !== undefined && norm.size > 0 && size >= norm.size + 2;

/** A paragraph that is set like a heading and reads like one, without being called so. */
export function isHeadingByLook(line: Line, next: Flat | undefined, norm: Norm): boolean {
  const { paragraph, text } = line;
  if (paragraph.item || paragraph.role || paragraph.outline !== undefined) return false;
  if (text.includes("\n") || !looksLikeName(text) || !/\p{L}/u.test(text)) return false;
  if (!standsOut(line, norm)) return false;
  // Words in bold at the end are a signature; a name over a picture or a list may be a heading.
  if (next === undefined) return false;
  return (
    next.kind !== "line" ||
    !standsOut(next, norm) ||
    isLarger(line, { ...norm, size: next.size ?? norm.size })
  );
}
