import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ShownFinding } from "@/features/editorial/facts/findings";
import { storyPaths } from "@/features/editorial/paths";
import { type Locale, languages } from "@/i18n/routing";

type Props = {
  desk: Locale;
  documentId: string;
  findings: readonly ShownFinding[];
  /** What stands before each that is open: a box to choose it. */
  choose?: (finding: ShownFinding) => ReactNode;
};

/** Facts that two languages state differently: both sides, where each stands, and why it counts. */
export function FactList({ desk, documentId, findings, choose }: Props) {
  const t = useTranslations("FactFindings");
  return (
    <ul className="fact-list">
      {findings.map((finding) => (
        <li key={finding.id}>
          {choose?.(finding) ?? <strong>{t(`kind.${finding.kind}`)}</strong>}
          <dl>
            {[finding.source, finding.target].map(({ locale, place, quote, live }) => (
              <div key={locale}>
                <dt>
                  <a href={storyPaths.text(desk, documentId, locale)} lang={languages[locale].tag}>
                    {languages[locale].name}
                  </a>
                  , {t(`place.${place}`)}
                  {live && <span className="desk-soft"> ({t("live")})</span>}
                </dt>
                <dd>
                  {quote === null ? (
                    <em>{t("notSaid")}</em>
                  ) : (
                    <mark lang={languages[locale].tag}>{quote}</mark>
                  )}
                </dd>
              </div>
            ))}
          </dl>
          {finding.kept && (
            <p className="desk-soft">
              {t("kept", { name: finding.kept.by, reason: finding.kept.reason })}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
