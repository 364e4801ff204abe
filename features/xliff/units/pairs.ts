import type { Content } from "@/features/editorial/schema";
import { unitsOf } from "@/features/editorial/units/units";
import { align } from "@/features/translation/linking/align";
import { isOfBlock, isPlain } from "./said";
import { leavesIn, treeOf, unitOf } from "./tree";

type Pair = { unit: string; sourceUnit: string };

export type Pairs = {
  /** Units of the translation by those of the source, those that stand to each other one to one. */
  of: ReadonlyMap<string, string>;
  /** What is said in several units of the other text, or together with others: all of the translation. */
  shared: ReadonlyMap<string, readonly string[]>;
};

/**
 * Which unit of a translation says what a unit of its source says: as they are
 * linked, or where nothing is, as `align` proposes. The words of a table or
 * quotation itself are paired also where the translation has none yet.
 */
export function pairsOf(source: Content, target: Content, links: readonly Pair[]): Pairs {
  const there = new Set(unitsOf(target).map(({ unit }) => unit));
  const from = unitsOf(source).map(({ unit }) => unit);
  const known = (links.length > 0 ? links : align(source, target)).filter(
    ({ unit, sourceUnit }) => there.has(unit) && from.includes(sourceUnit),
  );
  const linked = new Set(known.map(({ sourceUnit }) => sourceUnit));
  const fields = from.flatMap((unit) =>
    !unit.startsWith("b:") && there.has(unit) && !linked.has(unit)
      ? [{ unit, sourceUnit: unit }]
      : [],
  );
  const of = new Map<string, string>();
  const shared = new Map<string, string[]>();
  for (const { sourceUnit, unit } of [...known, ...fields]) {
    const all = known.filter((each) => each.sourceUnit === sourceUnit).map((each) => each.unit);
    const isShared =
      all.length > 1 ||
      // What has marks in one text and can have none in the other.
      isPlain(unit) !== isPlain(sourceUnit) ||
      known.some((each) => each.unit === unit && each.sourceUnit !== sourceUnit);
    if (isShared) shared.set(sourceUnit, all);
    else of.set(sourceUnit, unit);
  }
  const taken = new Set([...of.values(), ...[...shared.values()].flat()]);
  for (const unit of from) {
    if (!isOfBlock(unit) || of.has(unit) || shared.has(unit)) continue;
    const to = ofSameBlock(unit, source, target, of);
    if (to && !taken.has(to)) of.set(unit, to);
  }
  return { of, shared };
}

/** A table's or quotation's words go with the words in it. */
function ofSameBlock(
  unit: string,
  source: Content,
  target: Content,
  pairs: ReadonlyMap<string, string>,
): string | undefined {
  const [name = "", said] = unit.split(".");
  const block = treeOf(source.body).content?.find((each) => unitOf(each) === name);
  const within = new Set(
    (block ? leavesIn(block) : []).flatMap((leaf) => pairs.get(unitOf(leaf)) ?? []),
  );
  const other = treeOf(target.body).content?.find(
    (each) => each.type === block?.type && leavesIn(each).some((leaf) => within.has(unitOf(leaf))),
  );
  return other && `${unitOf(other)}.${said}`;
}
