import type { Inline } from "@/features/publication/schema";
import { codeDifferences, decoded } from "@/features/xliff/codes/decode";
import { encoded } from "@/features/xliff/codes/encode";
import { codesIn, type Piece, wordsOf } from "@/features/xliff/codes/pieces";
import { noteOf, type XliffFile, type XliffUnit } from "@/features/xliff/format/xliff";
import type { Pairs } from "@/features/xliff/units/pairs";
import { isLeafUnit, isPlain, linesOf, type Said } from "@/features/xliff/units/said";
import { sharedInlines } from "@/features/xliff/units/shared-words";
import { isBlank, seen } from "@/lib/text/seen";
import { quoted, type UnitOutcome, type UnitRemark } from "./report";

/** Both texts as they are, by their units. */
export type Sides = {
  source: ReadonlyMap<string, Said>;
  target: ReadonlyMap<string, Said>;
  pairs: Pairs;
  /** Counts saves of the translation. */
  version: number;
};

/** A unit that fits, and what its words would be. */
export type Fitting = {
  said: Said;
  /** In the translation; undefined where it is yet to be made. */
  into: string | undefined;
  inlines: Inline[];
  remark: UnitRemark;
  /** A tool's own proposal, which nobody has looked at. */
  isMachine: boolean;
};

/** A unit whose words are there already, seen by whoever sent the file. */
type Same = {
  unit: string;
  /** They said that it holds for what the source says now. */
  isConfirmed: boolean;
};

export type Judged = Fitting | { said?: Said; same?: Same; remark: UnitRemark };

/** What is to become of one unit of a file, by both texts as they are now. */
export function judgeUnit(unit: XliffUnit, file: XliffFile, sides: Sides): Judged {
  const said = sourceUnit(unit, sides);
  const words = quoted(said?.text ?? wordsOf(unit.source));
  const name = said?.unit ?? unit.id;
  const line = unit.target?.line ?? unit.line;
  const out = (outcome: UnitOutcome, more: Partial<UnitRemark> = {}): Judged => ({
    ...(said ? { said } : {}),
    remark: { unit: name, line, outcome, words, ...more },
  });
  if (!said) return out(noteOf(unit.extradata).source ? "gone" : "unknown");
  if (unit.isKept) return out("unchanged");
  const own = encoded(said.inlines);
  if (isStale(unit, said, own.pieces)) return out("stale");
  const { target } = unit;
  if (!target || isBlank(wordsOf(target.pieces)) || target.missingSegments > 0)
    return out("missing");
  const shared = sides.pairs.shared.get(said.unit);
  if (shared) {
    const words = linesOf(sharedInlines(shared, sides.target));
    return out(seen(words) === seen(wordsOf(target.pieces)) ? "unchanged" : "shared");
  }
  const into = targetUnit(unit, said, sides);
  if (into === null) return out("changed-here");
  const there = into === undefined ? undefined : sides.target.get(into);
  const now = encoded(there?.inlines ?? [], own.codes);
  const { inlines, broken } = decoded(target.pieces, new Map([...own.codes, ...now.codes]));
  const torn = [...new Set([...broken, ...target.torn])];
  const marked = isPlain(said.unit) && inlines.some((each) => each.type === "text" && each.marks);
  // Before anything else looks at them: what is far too much is counted quickly and compared slowly.
  if (codesIn(target.pieces).length > mostCodes) return out("codes-broken");
  if (torn.length > 0 || marked) {
    return out("codes-broken", {
      broken: marked ? codesIn(target.pieces).map(({ id }) => id) : torn,
    });
  }
  if (isCopy(target.state) && !unit.isApproved && sameWords(inlines, said.inlines))
    return out("missing");
  if (there && sameWords(inlines, there.inlines)) {
    const isConfirmed = unit.isApproved || isDone(target.state);
    return { ...out("unchanged"), same: { unit: there.unit, isConfirmed } };
  }
  if (there && !isBlank(there.text) && isChangedHere(unit, file, there, sides)) {
    return out("changed-here");
  }
  const codes = Object.fromEntries(
    codeDifferences(own.pieces, target.pieces).map(({ kind, ids }) => [kind, ids]),
  );
  const { remark } = out("came-in", Object.keys(codes).length > 0 ? { codes } : {});
  const isMachine = target.qualifier === "mt-suggestion" && !unit.isApproved;
  return { said, into, inlines, remark, isMachine };
}

/** More than any paragraph has; a whole text may have ten thousand. */
const mostCodes = 2_000;

/** By its name, or where the block was cut and put in anew, by its words. */
function sourceUnit({ id, resname, extradata }: XliffUnit, { source }: Sides): Said | undefined {
  const named = source.get(id) ?? source.get(resname);
  if (named) return named;
  const { source: hash } = noteOf(extradata);
  return hash ? [...source.values()].find((each) => each.hash === hash) : undefined;
}

/** A tool that dropped what the site had noted has still sent the words that were translated. */
function isStale({ extradata, source }: XliffUnit, said: Said, now: readonly Piece[]): boolean {
  const { source: hash } = noteOf(extradata);
  return hash ? hash !== said.hash : plain(source) !== plain(now);
}

const plain = (pieces: readonly Piece[]) => seen(wordsOf(pieces));

/** @returns null where the unit that the file has words for has been deleted since */
function targetUnit(unit: XliffUnit, said: Said, { pairs, target }: Sides) {
  const { into, target: hash } = noteOf(unit.extradata);
  if (into && target.has(into)) return into;
  return into && hash && isLeafUnit(into) ? null : pairs.of.get(said.unit);
}

/** Words that were there when the file was written may be written over, and no others. */
function isChangedHere({ extradata }: XliffUnit, file: XliffFile, there: Said, sides: Sides) {
  const { source, target } = noteOf(extradata);
  return source ? target !== there.hash : file.buildNum !== `${sides.version}`;
}

/** States in which some tools fill a target with the source's words. */
const isCopy = (state: string) => state === "" || state === "new" || state === "needs-translation";

/** States that say that nobody need look at it any more. */
const isDone = (state: string) => /^(?:translated|signed-off|final)$/.test(state);

const sameWords = (a: readonly Inline[], b: readonly Inline[]) => settled(a) === settled(b);

/** Runs that only an editor keeps apart are one. */
function settled(inlines: readonly Inline[]): string {
  const { pieces, codes } = encoded(inlines);
  return JSON.stringify([linesOf(inlines), pieces, [...codes]]);
}
