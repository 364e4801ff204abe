"use client";

import { useTranslations } from "next-intl";
import { needsWork, type Standing, type UnitState } from "@/features/editorial/units/provenance";

/** A sign beside the word: neither it nor a colour says a state alone. */
const signs: Record<UnitState, string> = {
  current: "✓",
  changed: "≠",
  untranslated: "○",
  sourceless: "×",
  confirmed: "✔",
  machine: "⚙",
  unlinked: "·",
};

/** The worst first: what a row is called by. */
const order: UnitState[] = [
  "changed",
  "untranslated",
  "sourceless",
  "machine",
  "unlinked",
  "confirmed",
  "current",
];

export const worstOf = (lines: readonly Standing[]): UnitState | undefined =>
  order.find((state) => lines.some((line) => line.state === state));

export const waits = (lines: readonly Standing[]) => lines.some(({ state }) => needsWork(state));

/** The states of what stands in a row; how many there are of each, where they are several. */
export function UnitStates({ lines }: { lines: readonly Standing[] }) {
  const t = useTranslations("Translation");
  const counted = order.flatMap((state) => {
    const count = lines.filter((line) => line.state === state).length;
    return count > 0 ? [{ state, count }] : [];
  });
  const quiet = counted.length > 1;
  return counted
    .filter(({ state }) => !quiet || (state !== "current" && state !== "confirmed"))
    .map(({ state, count }) => (
      <span key={state} className={`unit-state is-${state}`}>
        <span aria-hidden="true">{signs[state]}</span>{" "}
        {lines.length > 1 && quiet
          ? t("stateOf", { state: t(`state.${state}`), count })
          : t(`state.${state}`)}
      </span>
    ));
}
