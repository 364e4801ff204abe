"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { readFacts } from "@/features/editorial/facts/actions";
import type { ShownFinding } from "@/features/editorial/facts/findings";
import type { Locale } from "@/i18n/routing";
import { FactList } from "./fact-list";
import { useStorySaves } from "./story-live";

type Props = { desk: Locale; documentId: string; findings: readonly ShownFinding[] };

/** Somebody who types on saves every few seconds: they are asked about once they pause. */
const pauseMs = 4000;

/** Warns below a text that is being written of what other languages state differently; changes nothing. */
export function FactsWhileWriting({ desk, documentId, findings: given }: Props) {
  const t = useTranslations("FactFindings");
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
  const open = findings.filter(({ kept }) => !kept);
  return (
    <section className="fact-findings" aria-label={t("label")}>
      <p role="status" className={open.length > 0 ? "desk-notice" : ""}>
        {open.length > 0 && t("title", { count: open.length })}
      </p>
      {open.length > 0 && <FactList desk={desk} documentId={documentId} findings={open} />}
    </section>
  );
}
