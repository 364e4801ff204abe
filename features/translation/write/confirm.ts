import type { Actor } from "@/features/audit/actors/actors";
import { type Reason, refuseIf } from "@/features/audit/errors";
import { moveText } from "@/features/editorial/drafts/move-text";
import { noteStandings, writeLinks } from "@/features/editorial/drafts/unit-links";
import { leftOut, type Standing, standingsOf } from "@/features/editorial/units/provenance";
import { confirmedLinks } from "@/features/translation/linking/links";
import { databaseNow } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import { severalLines } from "@/lib/text/input";
import { openTranslation, tellReaders, type Which } from "./open-translation";

/** One line to confirm: a unit of the translation, or one of the source that it does without. */
export type Confirmed = {
  unit: string | null;
  /** What whoever confirms has seen: names and hashes of the source's units. */
  seen: readonly { unit: string; hash: string }[];
};

/** The audit trail names so many units: enough to find them, and no list without an end. */
const mostNamed = 50;

/**
 * Says that units hold for what their source says now. Nothing of the text
 * changes: no revision is made, and an approval stays.
 *
 * @param which `lines` that were seen; none: every unit whose source has
 *   changed, as it stands, for whoever says so of all at once
 * @returns how many were confirmed, and the receipt where readers are told something else from now on
 * @throws Refusal `source-changed` where the source has moved on from what was
 *   seen, `unit-unknown`, `no-source`, and those of the workflow; then nothing is confirmed
 */
export function confirm(
  actor: Actor,
  which: Which & { lines?: readonly Confirmed[] | undefined; reason?: string | undefined },
): Promise<{ confirmed: number; receiptId?: string }> {
  return inTransaction(async (tx) => {
    const { documentId, locale } = which;
    const opened = await openTranslation(tx, actor, "confirm", which);
    const { person, text, links, source, units } = opened;
    const standings = standingsOf(source.units, units, links);
    const chosen = which.lines
      ? seenLines(standings, which.lines)
      : standings.filter(({ unit, state }) => unit !== null && state === "changed");
    const reason = severalLines(which.reason ?? "") || null;
    const by = { confirmedAt: await databaseNow(tx), confirmedById: person.id, reason };
    let kept = links;
    for (const line of chosen) {
      const isOwn = (link: (typeof links)[number]) =>
        line.unit === null
          ? link.unit === leftOut && link.sourceUnit === line.sources[0]?.unit
          : link.unit === line.unit;
      const target = units.find(({ unit }) => unit === line.unit) ?? null;
      const own = kept.filter(isOwn);
      const fresh = confirmedLinks(line, target, own, source.locale, by);
      kept = [...kept.filter((link) => !isOwn(link)), ...fresh];
    }
    if (chosen.length === 0) return { confirmed: 0 };
    await writeLinks(tx, text.translation, kept);
    await noteStandings(tx, documentId, locale);
    const named = chosen.map(({ unit, sources }) => unit ?? `-${sources[0]?.unit}`);
    await moveText(tx, person, "confirm", text, {
      ...(reason ? { reason } : {}),
      detail: { source: source.locale, units: named.slice(0, mostNamed), count: named.length },
    });
    const receiptId = await tellReaders(tx, opened, "confirm");
    return { confirmed: chosen.length, ...(receiptId ? { receiptId } : {}) };
  });
}

/** @throws Refusal where one is not there any more, or not as it was seen */
function seenLines(standings: readonly Standing[], lines: readonly Confirmed[]): Standing[] {
  const reasons: Reason[] = [];
  const found = lines.flatMap(({ unit, seen }) => {
    const line = standings.find((each) =>
      unit === null
        ? each.unit === null && each.sources[0]?.unit === seen[0]?.unit
        : each.unit === unit,
    );
    const detail = unit ?? seen[0]?.unit ?? "";
    const blank = line?.unit !== null && line?.state === "untranslated" && !line.former;
    if (!line || line.state === "unlinked" || blank) {
      reasons.push({ code: "unit-unknown", detail });
      return [];
    }
    const key = (list: Confirmed["seen"]) => list.map(({ unit, hash }) => `${unit} ${hash}`).join();
    if (key(line.sources) !== key(seen)) reasons.push({ code: "source-changed", detail });
    return [line];
  });
  refuseIf(reasons);
  return found;
}
