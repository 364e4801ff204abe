import type { Paragraph, Piece, WordMarks } from "@/features/importing/docx/reading/model";
import type { Inline, Mark } from "@/features/publication/schema";
import { keepable } from "@/lib/text/input";
import { isBlank } from "@/lib/text/seen";

/** A line of text with what there is to judge it by. */
export type Line = {
  kind: "line";
  inlines: Inline[];
  text: string;
  /** All of it, as far as there is anything to see. */
  isBold: boolean;
  isItalic: boolean;
  /** Half points: of the largest part of it. */
  size: number | undefined;
  paragraph: Paragraph;
  /** What was taken off it: an indent, or spaces in a row. */
  cleaned: { indent: boolean; spaces: boolean };
};

/** How a paragraph begins in print: wide spaces, tabs, or several narrow ones. */
const indent = /^(?:[\t\u3000\u2000-\u200a]|[ \u00a0]{2,})/u;

type Run = Extract<Piece, { kind: "text" | "break" }>;

/**
 * The lines of a paragraph's words: two breaks in a row part it, and so does
 * a break before an indent, which is how people make paragraphs in a paragraph.
 */
export function linesOf(paragraph: Paragraph, runs: readonly Run[]): Line[] {
  const parts: Run[][] = [[]];
  runs.forEach((run, index) => {
    const next = runs[index + 1];
    const parting =
      run.kind === "break" &&
      (next?.kind === "break" || (next?.kind === "text" && indent.test(next.text)));
    if (parting) parts.push([]);
    else parts.at(-1)?.push(run);
  });
  return parts.flatMap((part) => {
    const line = lineOf(paragraph, part);
    return line ? [line] : [];
  });
}

function lineOf(paragraph: Paragraph, runs: Run[]): Line | undefined {
  const raw = runs.map((run) => (run.kind === "text" ? run.text : "\n")).join("");
  if (isBlank(raw)) return undefined;
  const merged = tidy(runs);
  const text = merged.map((run) => (run.kind === "text" ? run.text : "\n")).join("");
  const seen = runs.filter((run) => run.kind === "text" && !isBlank(run.text));
  const sizes = new Map<number, number>();
  for (const run of seen) {
    if (run.kind !== "text" || run.size === undefined) continue;
    sizes.set(run.size, (sizes.get(run.size) ?? 0) + run.text.length);
  }
  return {
    kind: "line",
    paragraph,
    text,
    inlines: merged.map(inlineOf),
    isBold: seen.every((run) => run.kind === "text" && run.marks.bold),
    isItalic: seen.every((run) => run.kind === "text" && run.marks.italic),
    size: [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0],
    cleaned: {
      indent: indent.test(raw) || paragraph.isIndented,
      spaces: / {2,}|\u3000{2,}|\t/u.test(raw.trim()),
    },
  };
}

/** Without spaces at its edges and in rows; neighbours that look alike are one. */
function tidy(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (run.kind === "break") {
      if (last?.kind === "text") trimEnd(out);
      if (out.length > 0) out.push(run);
      continue;
    }
    let words = keepable(run.text).replace(/[\t\n]+/g, " ");
    words = words.replace(/ {2,}/g, " ").replace(/\u3000{2,}/gu, "\u3000");
    const before = last?.kind === "text" ? last.text : undefined;
    if (before === undefined) words = words.replace(/^[\s\u200b]+/u, "");
    else if (/\s$/u.test(before)) words = words.replace(/^ +/, "");
    if (words === "") continue;
    if (last?.kind === "text" && sameMarks(last.marks, run.marks)) {
      out[out.length - 1] = { ...last, text: (last.text + words).normalize("NFC") };
    } else out.push({ ...run, text: words });
  }
  while (out.at(-1)?.kind === "break") out.pop();
  trimEnd(out);
  while (out.at(-1)?.kind === "break") out.pop();
  return out;
}

function trimEnd(runs: Run[]): void {
  for (let last = runs.at(-1); last?.kind === "text"; last = runs.at(-1)) {
    const text = last.text.replace(/[\s\u200b]+$/u, "");
    runs.pop();
    if (text === "") continue;
    runs.push({ ...last, text });
    return;
  }
}

const sameMarks = (a: WordMarks, b: WordMarks) =>
  a.bold === b.bold && a.italic === b.italic && a.side === b.side && a.href === b.href;

function inlineOf(run: Run): Inline {
  if (run.kind === "break") return { type: "hardBreak" };
  const { bold, italic, side, href } = isBlank(run.text)
    ? { ...run.marks, bold: undefined, italic: undefined }
    : run.marks;
  const marks: Mark[] = [
    ...(bold ? [{ type: "bold" } as const] : []),
    ...(italic ? [{ type: "italic" } as const] : []),
    ...(side ? [{ type: side } as const] : []),
    ...(href ? [{ type: "link", attrs: { href } } as const] : []),
  ];
  return { type: "text", text: run.text, ...(marks.length > 0 ? { marks } : {}) };
}

/** Without bold: a heading has its own weight. */
export const unbold = (inlines: readonly Inline[]): Inline[] =>
  inlines.map((each) => {
    if (each.type !== "text" || !each.marks) return each;
    const { marks, ...rest } = each;
    const left = marks.filter(({ type }) => type !== "bold");
    return left.length > 0 ? { ...rest, marks: left } : rest;
  });

/** Words before a line, in plain type: the number that Word shows and the text does not have. */
export const prefixed = (label: string, inlines: readonly Inline[]): Inline[] => {
  if (label === "") return [...inlines];
  const words =
    /[、.．）)\]】]$|\p{Script=Han}$/u.test(label) && /^[\p{Script=Han}]/u.test(textOf(inlines))
      ? label
      : `${label} `;
  const [first, ...rest] = inlines;
  return first?.type === "text" && !first.marks
    ? [{ type: "text", text: words + first.text }, ...rest]
    : [{ type: "text", text: words }, ...inlines];
};

const textOf = (inlines: readonly Inline[]): string =>
  inlines.map((each) => (each.type === "text" ? each.text : "\n")).join("");
