import type { StoredLink } from "@/features/editorial/drafts/unit-links";
import { leftOut, type Standing } from "@/features/editorial/units/provenance";
import type { Unit } from "@/features/editorial/units/units";
import type { Locale } from "@/i18n/routing";

type From = { locale: Locale; unit: Unit };

/** @param target none: the source's words are left out on purpose */
export function newLink(
  target: Unit | null,
  from: From,
  more: Partial<StoredLink> = {},
): StoredLink {
  return {
    unit: target?.unit ?? leftOut,
    sourceLocale: from.locale,
    sourceUnit: from.unit.unit,
    sourceHash: from.unit.hash,
    sourceText: from.unit.text,
    targetHash: target?.hash ?? null,
    origin: "hand",
    confirmedAt: null,
    confirmedById: null,
    reason: null,
    ...more,
  };
}

export type Confirmation = Pick<StoredLink, "confirmedAt" | "confirmedById" | "reason">;

/**
 * The links of a line after somebody has said that it holds for what the
 * source says now. What was written anew since the source changed is current;
 * what was left as it was is confirmed, and says by whom.
 *
 * @param line with its unit, as it stands in the text now @param own its links until now
 */
export function confirmedLinks(
  line: Standing,
  target: Unit | null,
  own: readonly StoredLink[],
  locale: Locale,
  by: Confirmation,
): StoredLink[] {
  const machine = own.some(({ origin }) => origin === "machine");
  const rewritten =
    line.state === "changed" && !own.some(({ targetHash }) => targetHash === target?.hash);
  const more = rewritten && !machine ? {} : by;
  return line.sources.map((unit) =>
    newLink(target, { locale, unit }, { ...more, origin: machine ? "machine" : "hand" }),
  );
}
