"use client";

import { useEffect, useMemo, useState } from "react";
import { readFacts } from "@/features/editorial/facts/actions";
import type { ShownFinding } from "@/features/editorial/facts/findings";
import { useStorySaves } from "./story-live";

/** Somebody who types on saves every few seconds: they are asked about once they pause. */
const pauseMs = 4000;

/** What the languages of a story state differently, without what somebody has given a reason for. */
export function useFacts(documentId: string, given: readonly ShownFinding[]): ShownFinding[] {
  const saves = useStorySaves();
  const [findings, setFindings] = useState(given);
  useEffect(() => {
    if (saves === 0) return;
    const timer = setTimeout(async () => {
      const now = await readFacts({ documentId }).catch(() => undefined);
      if (now?.ok) setFindings(now.findings);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [saves, documentId]);
  return useMemo(() => findings.filter(({ kept }) => !kept), [findings]);
}
