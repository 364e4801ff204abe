import type { Actor } from "@/features/audit/actors/actors";
import { type Reason, refuseIf } from "@/features/audit/errors";
import { moveText } from "@/features/editorial/drafts/move-text";
import { noteStandings, storeLinks } from "@/features/editorial/drafts/unit-links";
import { newLink } from "@/features/translation/linking/links";
import { inTransaction } from "@/lib/db/transaction";
import { openTranslation, type Which } from "./open-translation";

/**
 * Notes that a unit is about to get a machine's words, made from what the
 * source said then. Before they are put into the text: were it noted behind
 * them, whatever goes wrong in between would leave them with nobody knowing
 * whose they are.
 *
 * @param which `seen` is the unit of the source as the machine was given it
 * @throws Refusal `source-changed`, `unit-unknown`, `no-source`, and those of the workflow
 */
export function takeMachineWords(
  actor: Actor,
  which: Which & {
    source: Which["locale"];
    unit: string;
    seen: { unit: string; hash: string };
    tool: string;
  },
): Promise<void> {
  return inTransaction(async (tx) => {
    const { documentId, locale, unit, seen, tool } = which;
    const opened = await openTranslation(tx, actor, "link", which, which.source);
    const { person, text, links, source } = opened;
    const target = opened.units.find((each) => each.unit === unit);
    const from = source.units.find((each) => each.unit === seen.unit);
    const reasons: Reason[] = [];
    // Linked to another language, it would have two sources: each would call the other's units missing.
    const isElsewhere = links.some(({ sourceLocale }) => sourceLocale !== source.locale);
    if (isElsewhere) reasons.push({ code: "no-source", locale });
    if (!target) reasons.push({ code: "unit-unknown", detail: unit });
    if (from?.hash !== seen.hash) reasons.push({ code: "source-changed", detail: seen.unit });
    refuseIf(reasons);
    if (!target || !from) throw new Error("what is not there is refused above");
    const link = newLink(target, { locale: source.locale, unit: from }, { origin: "machine" });
    // The revision of now has none of its words: the next one is to remember it.
    const kept = links.filter((each) => each.unit !== unit);
    await storeLinks(tx, text.translation.id, [...kept, link]);
    await noteStandings(tx, documentId, locale);
    await moveText(tx, person, "link", text, {
      detail: { source: source.locale, units: 1, unit, machine: tool },
    });
  });
}
