import type { Content } from "@/features/editorial/schema";
import type { Inline } from "@/features/publication/schema";
import { canonicalOf, signOf } from "@/features/review-file/cells/canonical";
import { unitsByName } from "@/features/review-file/cells/names";
import type { ReviewCell } from "@/features/review-file/reading/read-review";
import { isPlain, linesOf, type Said, saidIn } from "@/features/xliff/units/said";
import { bodyOfTree, treeOf, withWords } from "@/features/xliff/units/tree";
import { isBlank } from "@/lib/text/seen";

/** What became of a cell that was edited; of one that was not there is nothing to say. */
export type CellOutcome =
  /** Its words are the text's now. */
  | "came-in"
  /** The text says so already. */
  | "unchanged"
  /** Somebody has changed the text since the file was written. */
  | "changed-here"
  /** The text does not have it any more. */
  | "gone"
  /** All words were taken out: a person takes a paragraph out of a text. */
  | "emptied"
  /** The text has no place for it. */
  | "no-place";

export type CellRemark = { unit: string; outcome: CellOutcome; words: string };

export type Applied = {
  content: Content;
  /** Units that have new words. */
  made: string[];
  remarks: CellRemark[];
  /** Cells with words for what the text does not have yet. */
  fresh: ReviewCell[];
};

/**
 * A text with the words of the cells that were edited. A cell is judged by
 * three signs: as the file was written, as it reads now, as the text reads now.
 */
export function applied(content: Content, cells: readonly ReviewCell[]): Applied {
  const units = new Map(saidIn(content).map((each) => [each.unit, each]));
  const called = unitsByName(units.keys());
  const words = new Map<string, Inline[]>();
  const remarks: CellRemark[] = [];
  const fresh: ReviewCell[] = [];
  for (const cell of cells) {
    if (cell.name === "-") {
      if (!isBlank(linesOf(cell.inlines))) fresh.push(cell);
      continue;
    }
    const unit = called.get(cell.name);
    const plain = isPlain(
      unit ?? (/^(?:title|summary|short_title)$|[.:]/.test(cell.name) ? "" : "b:"),
    );
    const sign = signOf(canonicalOf(cell.inlines, plain));
    if (sign === cell.sign) continue;
    const said = unit === undefined ? undefined : units.get(unit);
    const outcome = judged(said, cell, sign);
    remarks.push({ unit: unit ?? cell.name, outcome, words: linesOf(cell.inlines) });
    if (said && outcome === "came-in")
      words.set(said.unit, withForeign(cell.inlines, said.inlines));
  }
  return { content: withUnits(content, words), made: [...words.keys()], remarks, fresh };
}

function judged(said: Said | undefined, cell: ReviewCell, sign: string): CellOutcome {
  if (!said) return "gone";
  const now = signOf(canonicalOf(said.inlines, isPlain(said.unit)));
  if (now === sign) return "unchanged";
  if (now !== cell.sign) return "changed-here";
  return isBlank(linesOf(cell.inlines)) ? "emptied" : "came-in";
}

function withUnits(content: Content, words: ReadonlyMap<string, readonly Inline[]>): Content {
  const pictures = { ...content.pictures };
  const fields: Partial<Content> = {};
  for (const [unit, inlines] of words) {
    const [, hash, name] = /^m:(.*)\.(alt|caption|credit)$/.exec(unit) ?? [];
    if (hash && name && pictures[hash]) {
      pictures[hash] = { ...pictures[hash], [name]: linesOf(inlines) };
    } else if (unit === "short_title") fields.shortTitle = linesOf(inlines);
    else if (unit === "title" || unit === "summary") fields[unit] = linesOf(inlines);
  }
  return {
    ...content,
    ...fields,
    body: bodyOfTree(withWords(treeOf(content.body), words)),
    ...(content.pictures ? { pictures } : {}),
  };
}

/** Words that were marked as another language's stay marked where they still stand. */
function withForeign(inlines: readonly Inline[], before: readonly Inline[]): Inline[] {
  let out = [...inlines];
  for (const each of before) {
    if (each.type !== "text") continue;
    const mark = each.marks?.find(({ type }) => type === "foreign");
    if (!mark) continue;
    const at = out.findIndex((one) => one.type === "text" && one.text.includes(each.text));
    const there = out[at];
    if (there?.type !== "text") continue;
    const from = there.text.indexOf(each.text);
    const parts = [there.text.slice(0, from), each.text, there.text.slice(from + each.text.length)];
    out = out.toSpliced(
      at,
      1,
      ...parts.flatMap((text, index): Inline[] =>
        text === ""
          ? []
          : [
              index === 1
                ? { ...there, text, marks: [...(there.marks ?? []), mark] }
                : { ...there, text },
            ],
      ),
    );
  }
  return out;
}
