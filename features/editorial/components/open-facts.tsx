"use client";

import { useTranslations } from "next-intl";
import type { ShownFinding } from "@/features/editorial/facts/findings";
import type { Locale } from "@/i18n/routing";
import { FactList } from "./fact-list";

type Props = { desk: Locale; documentId: string; findings: readonly ShownFinding[] };

/** Facts that are stated differently, below a text, and how many: said when one comes or goes. */
export function OpenFacts({ desk, documentId, findings }: Props) {
  const t = useTranslations("FactFindings");
  const isAny = findings.length > 0;
  return (
    <section className="fact-findings" aria-label={t("label")}>
      <p role="status" className={isAny ? "desk-notice" : ""}>
        {isAny && t("title", { count: findings.length })}
      </p>
      {isAny && <FactList {...{ desk, documentId, findings }} />}
    </section>
  );
}
