"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import type { ShownFinding } from "@/features/editorial/facts/findings";
import type { Standing } from "@/features/editorial/units/provenance";
import type { Locale } from "@/i18n/routing";
import { RowFacts } from "./row-facts";
import { ThenAndNow } from "./then-and-now";
import { UnitStates, waits } from "./unit-state";

type Props = {
  /** Names the row to who only hears it. */
  label: string;
  rowKey: string;
  number: number;
  source: Locale;
  lines: readonly Standing[];
  marks: string;
  facts: readonly ShownFinding[] | undefined;
  /** What the source says. */
  children: ReactNode;
  readOnly: boolean;
  working: boolean;
  confirm: (lines: readonly Standing[]) => void;
  /** Puts a block into the translation for what it lacks. */
  add?: (() => void) | undefined;
  /** What helps with a unit that waits for words. */
  help?: ((line: Standing) => ReactNode) | undefined;
  /** Asks what the units of the row were made from. */
  relink?: (() => void) | undefined;
};

/** A unit that has a place and no words for what its source says now. */
const isWanting = ({ unit, state, sources }: Standing) =>
  unit !== null && sources.length === 1 && (state === "untranslated" || state === "changed");

/** One row of the source, with how the translation stands to it. */
export function SourceRow(props: Props) {
  const { label, number, source, lines, marks, children, readOnly, working } = props;
  const t = useTranslations("Translation");
  const differing = lines.filter(({ state }) => state === "changed" || state === "sourceless");
  // What is empty is translated, and not confirmed; the source's own words may be right as they are.
  const confirmable = lines.filter(
    ({ unit, state }) =>
      unit !== null && (state === "changed" || state === "sourceless" || state === "machine"),
  );
  const missing = lines.filter(({ unit, state }) => unit === null && state === "untranslated");
  return (
    <section
      ref={placeIn(number)}
      className={`source-row ${marks}`}
      aria-label={label}
      data-key={props.rowKey}
    >
      <div className="source-said">
        {children}
        {differing.map((line) => (
          <ThenAndNow key={line.unit} locale={source} line={line} />
        ))}
        {props.facts && <RowFacts findings={props.facts} />}
        {!readOnly && props.help && lines.filter(isWanting).map(props.help)}
      </div>
      <div className="row-state">
        <p tabIndex={-1}>
          <UnitStates lines={lines} />
        </p>
        {!readOnly && confirmable.length > 0 && (
          <RowButton disabled={working} onClick={() => props.confirm(confirmable)}>
            {t(confirmable.some(({ state }) => state === "sourceless") ? "keep" : "confirm")}
          </RowButton>
        )}
        {!readOnly && props.add && waits(lines) && (
          <RowButton disabled={working} onClick={props.add}>
            {t("add")}
          </RowButton>
        )}
        {!readOnly && missing.length > 0 && (
          <RowButton
            className="button button-quiet button-small"
            disabled={working}
            onClick={() => props.confirm(missing)}
          >
            {t("leaveOut")}
          </RowButton>
        )}
        {!readOnly && props.relink && lines.some(({ unit }) => unit !== null) && (
          <RowButton
            className="button button-quiet button-small relink-button"
            onClick={props.relink}
          >
            {t("relink")}
          </RowButton>
        )}
      </div>
    </section>
  );
}

const RowButton = (props: ComponentProps<"button">) => (
  <button type="button" className="button button-small" {...props} />
);

/** For the element that stands in a row of the grid. */
export const placeIn = (row: number) => (element: HTMLElement | null) => {
  // A style attribute is refused by the desk's policy; a property is not.
  if (element) element.style.gridRow = `${row}`;
};
