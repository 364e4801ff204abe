import { captionOf } from "@/features/importing/reading/captions";
import { type Credits, readCredits } from "@/features/importing/reading/credits";
import { looksLikeName, plainName } from "@/features/importing/reading/known-words";
import type { Collector } from "@/features/importing/report/collect";
import type { Flat } from "./flatten";
import type { Line } from "./inlines";
import { type Norm, standsOut } from "./judge";

export type Titled = { title: string; credits: Credits; flats: Flat[] };

const isLine = (flat: Flat): flat is Line => flat.kind === "line";
/** A headline stands among the first things of a document. */
const within = 4;

/** Takes the headline off a document, and the lines of credits that follow it. */
export function takeTitle(
  all: readonly Flat[],
  norm: Norm,
  given: string | undefined,
  collector: Collector,
): Titled {
  const flats = [...all];
  const credits: Credits = {};
  const lines = flats.filter(isLine).slice(0, within);
  const found = titleIn(lines, flats, norm);
  let title = "";
  for (const line of found) {
    flats.splice(flats.indexOf(line), 1);
    collector.count("paragraph", "imported");
    const words = line.text.replace(/\s+/gu, " ");
    title += title && !/\p{Script=Han}$/u.test(title) ? ` ${words}` : words;
  }
  const first = found[0];
  if (first && given === undefined) {
    collector.remark("headline-found", `Headline: "${title}".`, placeOf(first, title));
  } else if (first && plainName(title) !== plainName(given ?? "")) {
    collector.remark(
      "headline-replaced",
      `The file's headline "${title}" gave way to the one that was given.`,
      placeOf(first, title),
    );
  }
  for (const line of flats.filter(isLine).slice(0, 3)) {
    const own: Credits | undefined = readCredits(line.text);
    if (!own) break;
    Object.assign(credits, own);
    flats.splice(flats.indexOf(line), 1);
    collector.count("paragraph", "imported");
    collector.remark(
      "credit-found",
      `A line names ${Object.keys(own).join(", ")}: taken from the text.`,
      placeOf(line, line.text),
    );
  }
  return { title: given ?? title, credits, flats };
}

const placeOf = ({ paragraph }: Line, words: string) => ({
  part: "body",
  number: Math.max(1, paragraph.number),
  words,
});

function titleIn(lines: Line[], flats: readonly Flat[], norm: Norm): Line[] {
  const called = lines.filter(({ paragraph }) => paragraph.role === "title");
  if (called.length > 0) return called;
  const [first] = lines;
  if (!first || first.paragraph.item || captionOf(first.text) !== undefined) return [];
  const top = flats.filter((each) => isLine(each) && each.paragraph.outline === 0);
  if (first.paragraph.outline !== undefined) {
    const isOnly = top.length === 1 && top[0] === first;
    return isOnly ||
      (top.length === 0 &&
        flats.filter((each) => isLine(each) && each.paragraph.outline === first.paragraph.outline)
          .length === 1)
      ? [first]
      : [];
  }
  if (!looksLikeName(first.text) || first.text.includes("\n")) return [];
  const longer = flats.some((each) => isLine(each) && !looksLikeName(each.text));
  return standsOut(first, norm) || first.paragraph.isCentred || longer ? [first] : [];
}
