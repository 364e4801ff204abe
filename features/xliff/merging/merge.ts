import { judgeContent } from "@/features/editorial/drafts/content-faults";
import type { Content } from "@/features/editorial/schema";
import type { XliffFile } from "@/features/xliff/format/xliff";
import { XliffError } from "@/features/xliff/format/xliff-error";
import { pairsOf } from "@/features/xliff/units/pairs";
import { isLeafUnit, type Said, saidIn } from "@/features/xliff/units/said";
import { isBlank } from "@/lib/text/seen";
import { type Filled, fill, isUnwritten } from "./fill";
import { type Fitting, type Judged, judgeUnit } from "./judge";
import { quoted, type UnitRemark } from "./report";

export type Merging = {
  file: XliffFile;
  source: Content;
  target: Content;
  /** Counts saves of the translation; 0: nobody has begun it. */
  version: number;
  links: readonly { unit: string; sourceUnit: string }[];
};

/** What a unit of the translation was made from, as far as the file says. */
export type Link = {
  unit: string;
  source: Said;
  /** `made`: of new words. `seen`: of words that are there. `empty`: of a place that waits for words. */
  as: "made" | "seen" | "empty";
  isMachine: boolean;
  isConfirmed: boolean;
};

export type Merged = {
  /** Undefined where nothing came in. */
  content?: Content;
  links: Link[];
  units: UnitRemark[];
};

/**
 * A translation with what of a file fits it and its source as both are now.
 * What does not is named, and changes nothing.
 *
 * @throws XliffError `text-unfit` where the whole would be more than a text can be
 */
export function merge({ file, source, target, version, links }: Merging): Merged {
  const sides = {
    source: unitMap(source),
    target: unitMap(target),
    pairs: pairsOf(source, target, links),
    version,
  };
  const judged = onlyFirst(file.units.map((unit) => judgeUnit(unit, file, sides)));
  const seenUnits = new Set(judged.flatMap(({ said }) => said?.unit ?? []));
  const absent = [...sides.source.values()]
    .filter(({ unit, text }) => !isBlank(text) && !seenUnits.has(unit))
    .map(
      ({ unit, text }): UnitRemark => ({ unit, line: 0, outcome: "absent", words: quoted(text) }),
    );
  const fitting = judged.filter(isFitting);
  const filled = settled(fitting, (units) => fill(source, target, units, sides.pairs.of), target);
  const outcomeOf = new Map(filled.left.map(({ unit, outcome }) => [unit, outcome]));
  const units = judged.map((each) => {
    const outcome = isFitting(each) ? outcomeOf.get(each.said.unit) : undefined;
    return outcome ? { ...each.remark, outcome } : each.remark;
  });
  const came = filled.made.length > 0;
  const known: Link[] = [
    ...filled.made.map(({ unit, of }) => link(unit, of.said, "made", of.isMachine)),
    ...judged.flatMap((each): Link[] =>
      "same" in each && each.same && each.said
        ? [{ ...link(each.same.unit, each.said, "seen"), isConfirmed: each.same.isConfirmed }]
        : [],
    ),
  ];
  const made = new Set(known.map(({ unit }) => unit));
  const places = [...sides.source.values()].filter(({ unit }) => isLeafUnit(unit));
  const empty = came && isUnwritten(target) ? places : [];
  return {
    ...(came ? { content: filled.content } : {}),
    links: [
      ...known,
      ...empty.filter(({ unit }) => !made.has(unit)).map((said) => link(said.unit, said, "empty")),
    ],
    units: [...units, ...absent],
  };
}

const link = (unit: string, source: Said, as: Link["as"], isMachine = false): Link => ({
  unit,
  source,
  as,
  isMachine,
  isConfirmed: false,
});

const isFitting = (judged: Judged): judged is Fitting => "inlines" in judged;

const unitMap = (content: Content) => new Map(saidIn(content).map((each) => [each.unit, each]));

/** Two units of a file may lead to one of the story, where blocks were cut and put in anew. */
function onlyFirst(judged: readonly Judged[]): Judged[] {
  const known = new Set<string>();
  return judged.map((each) => {
    if (!each.said || !known.has(each.said.unit)) {
      if (each.said) known.add(each.said.unit);
      return each;
    }
    return { remark: { ...each.remark, outcome: "unknown" } };
  });
}

/** Without the fields that are longer than they can be: the others still fit. */
function settled(
  fitting: readonly Fitting[],
  fillWith: (fitting: readonly Fitting[]) => Filled,
  before: Content,
): Filled {
  const filled = fillWith(fitting);
  if (filled.made.length === 0) return filled;
  const { content, faults } = judgeContent(filled.content, before.body);
  if (content) return { ...filled, content };
  const unfit = new Set(
    faults.flatMap(({ field, picture, detail = "" }) => unitOfFault(field, picture, detail)),
  );
  const rest = filled.made.filter(({ unit }) => !unfit.has(unit)).map(({ of }) => of);
  if (rest.length === filled.made.length) {
    const block = faults[0]?.block;
    const at = filled.made.find(({ unit }) => unit.startsWith(`b:${block}`)) ?? filled.made[0];
    throw new XliffError(
      "text-unfit",
      at?.of.remark.line ?? 0,
      faults[0]?.detail ?? faults[0]?.code,
    );
  }
  const again = settled(rest, fillWith, before);
  const tooLong = filled.made.flatMap(({ unit, of }) =>
    unfit.has(unit) ? [{ unit: of.said.unit, outcome: "too-long" as const }] : [],
  );
  return { ...again, left: [...again.left, ...tooLong] };
}

function unitOfFault(
  field: string | undefined,
  picture: string | undefined,
  detail: string,
): string[] {
  if (field === "pictures") return [`m:${picture}.${/\.(alt|caption|credit):/.exec(detail)?.[1]}`];
  if (field === undefined) return [];
  return [field === "shortTitle" ? "short_title" : field];
}
