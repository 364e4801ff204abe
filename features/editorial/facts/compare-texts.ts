import { jsonHash } from "@/features/editorial/drafts/json-hash";
import type { Content } from "@/features/editorial/schema";
import type { Judge } from "@/features/facts/comparing/judge";
import type { FactKind } from "@/features/facts/schema";
import type { Locale } from "@/i18n/routing";
import { type Pool, passagesOf, pooled } from "./passages";

/** One side of a disagreement: what it says, in which unit, as it stands now. */
export type FactSide = {
  locale: Locale;
  /** As `unitsOf` names it; `text` where it is the whole text that does not say it. */
  unit: string;
  hash: string;
  quote: string | null;
};

export type FactDisagreement = {
  /** Of both sides as they stand: it is another one as soon as either changes. */
  id: string;
  kind: FactKind;
  source: FactSide;
  target: FactSide;
  /** Of what is said differently, without the words. */
  said: string;
};

export type FactText = { locale: Locale; content: Content };
/** As `unit_link` has it. */
export type FactLink = { unit: string; sourceLocale: string; sourceUnit: string };

/**
 * What two languages of a document say differently: unit by unit where a
 * translation's units are linked to those they were made from, and the rest as
 * a whole, because native texts tell the same facts in an order of their own.
 */
export function compareTexts(
  judge: Judge,
  source: FactText,
  target: FactText,
  links: readonly FactLink[],
): FactDisagreement[] {
  const [from, to] = [passagesOf(source.content), passagesOf(target.content)];
  const pairs: [Pool, Pool][] = [];
  const [usedFrom, usedTo] = [new Set<string>(), new Set<string>()];
  const linked = links.filter(({ sourceLocale }) => sourceLocale === source.locale);
  for (const unit of to) {
    const names = linked
      .filter((link) => link.unit === unit.unit)
      .map(({ sourceUnit }) => sourceUnit);
    const sources = from.filter((each) => names.includes(each.unit));
    if (sources.length === 0) continue;
    // A unit that was divided is compared when all its parts are: its words stand in several.
    const shared = linked.filter((link) => names.includes(link.sourceUnit));
    if (shared.some((link) => link.unit !== unit.unit)) continue;
    pairs.push([pooled(sources), pooled([unit])]);
    for (const each of sources) usedFrom.add(each.unit);
    usedTo.add(unit.unit);
  }
  const rest: [Pool, Pool] = [
    pooled(from.filter(({ unit }) => !usedFrom.has(unit))),
    pooled(to.filter(({ unit }) => !usedTo.has(unit))),
  ];
  if (rest[0].words.trim() && rest[1].words.trim()) pairs.push(rest);
  const found = pairs.flatMap(([a, b]) =>
    judge.passages(a, source.locale, b, target.locale).map((each) => {
      const sides = {
        source: sideOf(source.locale, a, each.source),
        target: sideOf(target.locale, b, each.target),
      };
      const said = jsonHash([each.kind, each.source, each.target]);
      return { id: idOf(sides, said), kind: each.kind, ...sides, said };
    }),
  );
  return [...new Map(found.map((each) => [each.id, each])).values()];
}

function sideOf(locale: Locale, pool: Pool, quote: string | null): FactSide {
  const at = quote === null ? -1 : pool.words.indexOf(quote);
  const inUnit = pool.units.find(({ from, to }) => at >= from && at < to);
  const only = pool.units.length === 1 ? pool.units[0] : undefined;
  const { unit, hash } = inUnit ??
    only ?? { unit: "text", hash: jsonHash(pool.units.map((each) => each.hash)) };
  return { locale, unit, hash, quote };
}

const idOf = ({ source, target }: { source: FactSide; target: FactSide }, said: string) =>
  jsonHash([
    source.locale,
    source.unit,
    source.hash,
    target.locale,
    target.unit,
    target.hash,
    said,
  ]);
