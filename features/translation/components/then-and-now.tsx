"use client";

import { useTranslations } from "next-intl";
import type { Standing } from "@/features/editorial/units/provenance";
import { pieces } from "@/features/writing/comparing/compare";
import { Pieces } from "@/features/writing/components/comparison";
import { type Locale, languages } from "@/i18n/routing";

/** What the source said when this was made from it, and what it says now. */
export function ThenAndNow({ locale, line }: { locale: Locale; line: Standing }) {
  const t = useTranslations("Translation");
  const { former, sources } = line;
  const now = sources.map(({ text }) => text).join("\n");
  if (former === "") return <p className="desk-small desk-soft">{t("formerGone")}</p>;
  return (
    <details className="then-and-now" open>
      <summary>{line.state === "sourceless" ? t("wasFrom") : t("thenAndNow")}</summary>
      <p className="comparison" lang={languages[locale].tag}>
        <Pieces pieces={pieces(locale, former, now)} />
      </p>
    </details>
  );
}
