import type { Actor } from "@/features/audit/actors/actors";
import { type Reason, refuseIf } from "@/features/audit/errors";
import { moveText } from "@/features/editorial/drafts/move-text";
import { noteStandings, type StoredLink, writeLinks } from "@/features/editorial/drafts/unit-links";
import { align, type Pair } from "@/features/translation/linking/align";
import { newLink } from "@/features/translation/linking/links";
import type { Locale } from "@/i18n/routing";
import { inTransaction } from "@/lib/db/transaction";
import { isBlank } from "@/lib/text/seen";
import { openTranslation, tellReaders, type Which } from "./open-translation";

/**
 * Notes what the units of a text were made from, where nobody has: by order,
 * structure and likeness, or as a person has put it right. What the source
 * says now counts as what they were made from.
 *
 * @param which `source` is the language; another one than before takes the
 *   place of all that was linked. `pairs`: of the units that are named in
 *   `units` exactly these; left out: what `align` proposes for units that
 *   are linked to nothing
 * @returns how many units are linked now
 * @throws Refusal `no-source`, `unit-unknown`, `machine-unconfirmed` where a machine's words would
 *   be linked to nothing before anybody has confirmed them, and those of the workflow
 */
export function link(
  actor: Actor,
  which: Which & {
    source: Locale;
    pairs?: readonly Pair[] | undefined;
    units?: readonly string[] | undefined;
  },
): Promise<{ linked: number }> {
  return inTransaction(async (tx) => {
    const { documentId, locale } = which;
    const opened = await openTranslation(tx, actor, "link", which, which.source);
    const { person, text, source } = opened;
    const links = opened.links.filter(({ sourceLocale }) => sourceLocale === which.source);
    const { pairs = align(source.content, opened.content) } = which;
    const named = new Set(which.units ?? pairs.map(({ unit }) => unit));
    const known = new Set(links.map(({ unit }) => unit));
    const proposed = new Set(
      opened.links
        .filter(({ origin, confirmedAt }) => origin === "machine" && !confirmedAt)
        .map(({ unit }) => unit),
    );
    const kept = which.pairs ? links.filter(({ unit }) => !named.has(unit)) : links;
    const reasons: Reason[] = [];
    const fresh = pairs.flatMap(({ unit, sourceUnit }): StoredLink[] => {
      if (!which.pairs && known.has(unit)) return [];
      const target = opened.units.find((each) => each.unit === unit);
      const from = source.units.find((each) => each.unit === sourceUnit);
      if (!target) reasons.push({ code: "unit-unknown", detail: unit });
      if (!from) reasons.push({ code: "unit-unknown", detail: sourceUnit });
      if (!target || !from) return [];
      const before = links.find((each) => each.unit === unit && each.sourceUnit === sourceUnit);
      const origin = proposed.has(unit) ? ("machine" as const) : ("hand" as const);
      // What was linked already remembers what it was made from.
      return [before ?? newLink(target, { locale: source.locale, unit: from }, { origin })];
    });
    const all = [...kept, ...fresh];
    const linkedUnits = new Set(all.map(({ unit }) => unit));
    // Without a link nobody would know any more that they are a machine's words.
    const lost = opened.units.filter(({ unit }) => proposed.has(unit) && !linkedUnits.has(unit));
    const words = lost.filter(({ text }) => !isBlank(text)).map(({ text }) => text.slice(0, 40));
    if (words.length > 0) reasons.push({ code: "machine-unconfirmed", locale, detail: words });
    refuseIf(reasons);
    await writeLinks(tx, text.translation, all);
    await noteStandings(tx, documentId, locale);
    const linked = linkedUnits.size;
    await moveText(tx, person, "link", text, { detail: { source: source.locale, units: linked } });
    await tellReaders(tx, opened, "link");
    return { linked };
  });
}
