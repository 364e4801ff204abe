import { createHash } from "node:crypto";
import type { Inline, Mark } from "@/features/publication/schema";

/**
 * The words of a cell as any word processor leaves them: runs that look alike
 * are one, spaces in rows and at edges do not count. What is the same by this
 * was not edited.
 */
export function canonicalOf(inlines: readonly Inline[], isPlain: boolean): string {
  const runs: [string, ...string[]][] = [];
  for (const inline of inlines) {
    const text =
      inline.type === "text" ? inline.text.normalize("NFC").replace(/[\u200b\ufeff]/gu, "") : "\n";
    const marks =
      inline.type === "text" && !isPlain && text.trim() !== "" ? marksOf(inline.marks ?? []) : [];
    const last = runs.at(-1);
    // A space has no looks of its own: it goes with what stands before it.
    const isSpace = text.trim() === "" && text !== "\n";
    if (last && (isSpace || last.slice(1).join(" ") === marks.join(" "))) last[0] += text;
    else runs.push([text, ...marks]);
  }
  const settled = runs.map(([text, ...marks], index) => {
    let words = text.replace(/[ \t\u00a0]+/gu, " ").replace(/ ?\n ?/gu, "\n");
    if (index === 0) words = words.trimStart();
    if (index === runs.length - 1) words = words.trimEnd();
    return [words, ...marks];
  });
  return JSON.stringify(settled.filter(([text]) => text !== ""));
}

/** In one order; a foreign word is marked for screen readers, and no word processor keeps that. */
const marksOf = (marks: readonly Mark[]): string[] =>
  marks
    .flatMap((mark) => {
      if (mark.type === "foreign") return [];
      if (mark.type !== "link") return [mark.type];
      return Object.entries(mark.attrs).map(([to, target]) => `${to}:${target}`);
    })
    .sort();

/** A few figures that stand beside a cell, by which an edit is told. */
export const signOf = (canonical: string): string =>
  createHash("sha256").update(canonical).digest("hex").slice(0, 8);
