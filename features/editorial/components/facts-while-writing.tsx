"use client";

import type { ShownFinding } from "@/features/editorial/facts/findings";
import type { Locale } from "@/i18n/routing";
import { OpenFacts } from "./open-facts";
import { useFacts } from "./use-facts";

type Props = { desk: Locale; documentId: string; findings: readonly ShownFinding[] };

/** Warns below a text that is being written of what other languages state differently; changes nothing. */
export function FactsWhileWriting({ desk, documentId, findings }: Props) {
  return <OpenFacts {...{ desk, documentId }} findings={useFacts(documentId, findings)} />;
}
