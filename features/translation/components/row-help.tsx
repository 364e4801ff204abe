"use client";

import type { Standing } from "@/features/editorial/units/provenance";
import type { Locale } from "@/i18n/routing";
import { MachineSuggestion } from "./machine-suggestion";
import { Memory } from "./memory";
import type { Translation } from "./use-translation";

type Props = {
  desk: Locale;
  documentId: string;
  locale: Locale;
  /** A unit that waits for words, made from one of the source. */
  line: Standing;
  source: Locale;
  /** What people call the machine; undefined where the house has none. */
  machine: string | undefined;
  put: (unit: string, words: string) => void;
  takeFromMachine: Translation["takeFromMachine"];
};

/** What was translated before that is like a passage, and what a machine makes of it. */
export function RowHelp({ desk, documentId, locale, line, source, machine, ...ways }: Props) {
  const { put, takeFromMachine } = ways;
  const unit = line.unit ?? "";
  const shared = {
    desk,
    documentId,
    locale,
    source,
    unit: line.sources[0]?.unit ?? "",
  };
  return (
    <>
      <Memory {...shared} use={(words) => put(unit, words)} />
      {machine && (
        <MachineSuggestion
          {...shared}
          tool={machine}
          use={async ({ text, seen }) => {
            const noted = await takeFromMachine(unit, seen);
            if (noted) put(unit, text);
            return noted;
          }}
        />
      )}
    </>
  );
}
