import type { Collector } from "@/features/importing/report/collect";
import { shortened } from "@/features/importing/report/collect";
import type { Decision, Decisions } from "@/features/importing/report/import-report";
import type { Flat } from "./flatten";
import type { Line } from "./inlines";
import { isHeadingByLook, type Norm } from "./judge";

export type Headings = { levels: Map<Line, 2 | 3>; asked: Decision[] };

/** So many are asked about: more of them are a document whose looks mean something else. */
const mostAsked = 40;

/**
 * Which lines are headings, and of which of the two levels that a text has:
 * those that Word calls so, and those that only look it, about which a person
 * is asked.
 */
export function findHeadings(
  flats: readonly Flat[],
  norm: Norm,
  decisions: Decisions,
  collector: Collector,
): Headings {
  const levels = new Map<Line, 2 | 3>();
  const asked: Decision[] = [];
  const lines = flats.filter((each): each is Line => each.kind === "line");
  const called = lines.filter(
    ({ paragraph, text }) =>
      paragraph.outline !== undefined && !text.includes("\n") && !paragraph.role,
  );
  const highest = Math.min(...called.map(({ paragraph }) => paragraph.outline ?? 9));
  for (const line of called) {
    const depth = (line.paragraph.outline ?? highest) - highest;
    levels.set(line, depth === 0 ? 2 : 3);
    if (depth > 1) {
      collector.remark(
        "heading-level",
        "A heading of a deeper level came in as one of the second.",
        placeOf(line),
      );
    }
  }
  const looking = flats.flatMap((each, index) =>
    each.kind === "line" && isHeadingByLook(each, flats[index + 1], norm) ? [each] : [],
  );
  const largest = Math.max(0, ...looking.map(({ size }) => size ?? 0));
  for (const line of looking) {
    const key = `heading-${Math.max(1, line.paragraph.number)}`;
    const taken = decisions[key] === "paragraph" ? "paragraph" : "heading";
    if (asked.length < mostAsked) {
      asked.push({
        key,
        code: "heading",
        words: shortened(line.text),
        choices: ["heading", "paragraph"],
        taken,
      });
    }
    collector.remark(
      "heading-by-look",
      "A line is set like a heading and not called one: it came in as a heading.",
      placeOf(line),
    );
    if (taken === "heading")
      levels.set(
        line,
        called.length === 0 && (line.size ?? 0) >= largest ? 2 : called.length > 0 ? 3 : 3,
      );
  }
  return { levels, asked };
}

const placeOf = ({ paragraph, text }: Line) => ({
  part: "body",
  number: Math.max(1, paragraph.number),
  words: text,
});
