import { readable } from "@/features/search/analysis/fold";
import { type Lexeme, lexemesOf } from "@/features/search/analysis/lexemes";
import type { Term } from "@/features/search/analysis/terms";
import type { Unit } from "@/features/search/analysis/units";
import { isBlank } from "@/lib/text/seen";

/** A text in parts, every other of them a match: before, match, between, match, … */
export type Marked = string[];

type Range = [start: number, end: number];

/** About as much as two lines; Chinese says more in less. */
const length = { zh: 90, other: 220 };
/** Texts are looked through in pieces, and no further than this. */
const longestPiece = 2_000;
const mostPieces = 200;

/** Marks in a text what the units of a query match. @param text as written */
export function marked(text: string, units: readonly Unit[]): Marked {
  const clean = readable(text);
  return parted(clean, rangesIn(clean, units).flat());
}

/**
 * The place of a text that says most about a query, with its matches marked.
 *
 * @param parts summary, captions and paragraphs, in the order of their worth
 * @returns the beginning of the first part where nothing matches, as in a
 *   text that is found by its title alone
 */
export function snippetOf(
  parts: readonly string[],
  units: readonly Unit[],
  chinese: boolean,
): Marked {
  const most = chinese ? length.zh : length.other;
  let best: { text: string; ranges: Range[]; units: number } | undefined;
  for (const part of parts.flatMap(pieces).slice(0, mostPieces)) {
    const found = rangesIn(part, units);
    const matched = found.filter((ranges) => ranges.length > 0).length;
    if (matched > (best?.units ?? 0)) best = { text: part, ranges: found.flat(), units: matched };
    if (matched === units.length) break;
  }
  if (!best) return [shortened(readable(parts.find((each) => !isBlank(each)) ?? ""), 0, most)[0]];
  const first = Math.min(...best.ranges.map(([start]) => start));
  const [text, from] = shortened(best.text, first, most);
  const lead = text.startsWith("…") ? 1 : 0;
  const ranges = best.ranges
    .map(([start, end]): Range => [start - from + lead, end - from + lead])
    .filter(([start, end]) => start >= lead && end <= text.length);
  return parted(text, ranges);
}

const pieces = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => readable(line).trim().slice(0, longestPiece))
    .filter((line) => !isBlank(line));

/** @returns the text around a place, and where in the whole it begins */
function shortened(text: string, around: number, most: number): [text: string, from: number] {
  if (text.length <= most) return [text, 0];
  const wanted = Math.max(0, Math.min(around - Math.floor(most / 3), text.length - most));
  const from = wanted === 0 ? 0 : boundary(text, wanted);
  const end = Math.min(text.length, from + most);
  const to = end === text.length ? end : Math.max(boundary(text, end - 20), from + 1);
  return [
    `${from > 0 ? "…" : ""}${text.slice(from, to).replace(/[\s,;:，、；：–—-]+$/u, "")}${to < text.length ? "…" : ""}`,
    from,
  ];
}

/** The next beginning of a word; any character of Chinese is one. */
function boundary(text: string, from: number): number {
  for (let at = from; at < Math.min(from + 20, text.length); at++) {
    if (/[\s，。、；：]/u.test(text[at - 1] ?? "")) return at;
  }
  // Never between the halves of a character.
  return /[\uDC00-\uDFFF]/.test(text[from] ?? "") ? from + 1 : from;
}

/** Of each unit, where it matches. */
function rangesIn(text: string, units: readonly Unit[]): Range[][] {
  const streams = { words: false, names: units.some(({ term }) => needsNames(term)) };
  const { lexemes, folded } = lexemesOf(text, streams);
  const byText = new Map<string, Lexeme[]>();
  for (const lexeme of lexemes) {
    const known = byText.get(lexeme.text);
    if (known) known.push(lexeme);
    else byText.set(lexeme.text, [lexeme]);
  }
  const place = ({ start, end }: Lexeme): Range => [folded.from[start] ?? 0, folded.from[end] ?? 0];
  return units.map(({ term }) => matches(term, byText).map(place));
}

function needsNames(term: Term): boolean {
  if (term.kind === "lexeme") return /^[+&^]/.test(term.text);
  return term.kind === "phrase" ? false : term.of.some(needsNames);
}

/** All of an `and` must be there; of pairs of characters, side by side, it is their union. */
function matches(term: Term, byText: Map<string, Lexeme[]>): Lexeme[] {
  if (term.kind === "lexeme") {
    if (!term.prefix) return byText.get(term.text) ?? [];
    const found = [...byText]
      .filter(([text]) => text.startsWith(term.text))
      .flatMap(([, at]) => at);
    return found.map((lexeme) => ({
      ...lexeme,
      end: Math.min(lexeme.end, lexeme.start + term.text.length),
    }));
  }
  if (term.kind === "phrase") return inSequence(term.of, byText);
  const found = term.of.map((each) => matches(each, byText));
  if (term.kind === "or") return found.flat();
  if (found.some((each) => each.length === 0)) return [];
  const pairs = term.of.every((each) => each.kind === "lexeme" && !/^[=~+&#@]/.test(each.text));
  if (!pairs) return found.flat();
  const texts = term.of.map((each) => (each.kind === "lexeme" ? each.text : ""));
  return inSequence(texts, byText);
}

function inSequence(texts: readonly string[], byText: Map<string, Lexeme[]>): Lexeme[] {
  const [first = "", ...rest] = texts;
  return (byText.get(first) ?? []).flatMap((begin) => {
    const all = [begin];
    for (const [index, text] of rest.entries()) {
      const next = byText
        .get(text)
        ?.find(({ position }) => position === begin.position + index + 1);
      if (!next) return [];
      all.push(next);
    }
    return all;
  });
}

function parted(text: string, ranges: readonly Range[]): Marked {
  const merged: Range[] = [];
  for (const [start, end] of [...ranges].sort((one, other) => one[0] - other[0])) {
    const last = merged.at(-1);
    // Two words side by side are one match to the eye.
    if (last && start <= last[1] + (text.slice(last[1], start) === " " ? 1 : 0)) {
      last[1] = Math.max(last[1], end);
    } else merged.push([start, end]);
  }
  const parts: Marked = [];
  let at = 0;
  for (const [start, end] of merged) {
    parts.push(text.slice(at, start), text.slice(start, end));
    at = end;
  }
  return [...parts, text.slice(at)];
}
