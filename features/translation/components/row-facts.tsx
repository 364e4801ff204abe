"use client";

import { useTranslations } from "next-intl";
import type { ShownFinding } from "@/features/editorial/facts/findings";
import { languages } from "@/i18n/routing";

/** What is stated differently in a row: both sides, and nothing to be done but to write. */
export function RowFacts({ findings }: { findings: readonly ShownFinding[] }) {
  const t = useTranslations("FactFindings");
  return (
    <ul className="row-facts" aria-label={t("label")}>
      {findings.map(({ id, kind, source, target }) => (
        <li key={id}>
          <span aria-hidden="true">!</span> {t(`kind.${kind}`)}
          {": "}
          {[source, target].map(({ locale, quote }, index) => (
            <span key={locale}>
              {index > 0 && " — "}
              {quote === null ? (
                <em>{t("notSaid")}</em>
              ) : (
                <mark lang={languages[locale].tag}>{quote}</mark>
              )}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
