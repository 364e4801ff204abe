"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Locale, languages } from "@/i18n/routing";
import { suggestFor } from "../actions";

type Found = Extract<Awaited<ReturnType<typeof suggestFor>>, { ok: true }>["suggestions"];

type Props = {
  desk: Locale;
  documentId: string;
  locale: Locale;
  source: Locale;
  /** Of the source. */
  unit: string;
  use: (text: string) => void;
};

/** What this house has translated before that is like this passage: asked for, and not loaded with the page. */
export function Memory({ desk, documentId, locale, source, unit, use }: Props) {
  const t = useTranslations("TranslationMemory");
  const [found, setFound] = useState<Found | "asking" | "failed">();
  const ask = async () => {
    setFound("asking");
    const answer = await suggestFor({ desk, documentId, locale, source, unit }).catch(
      () => undefined,
    );
    setFound(answer?.ok ? answer.suggestions : "failed");
  };
  const words = () => {
    if (found === "asking") return t("asking");
    if (found === "failed") return t("failed");
    return found?.length === 0 ? t("none") : "";
  };
  return (
    <div className="memory">
      {!Array.isArray(found) && (
        <button
          type="button"
          className="button button-quiet button-small"
          aria-disabled={found === "asking"}
          onClick={() => void ask()}
        >
          {t("ask")}
        </button>
      )}
      <p className="desk-small desk-soft" role="status">
        {words()}
      </p>
      {Array.isArray(found) && found.length > 0 && (
        <ul>
          {found.map((each) => (
            <li key={`${each.documentId} ${each.text}`}>
              <q lang={languages[locale].tag}>{each.text}</q>
              <span className="desk-small desk-soft">
                {each.likeness === 1
                  ? t("same")
                  : t("likeness", { likeness: Math.floor(each.likeness * 100) })}{" "}
                <a href={each.href} target="_blank" rel="noopener">
                  {each.story || t("untitled")}
                </a>
              </span>
              {each.likeness < 1 && (
                <span className="desk-small desk-soft" lang={languages[source].tag}>
                  {each.sourceText}
                </span>
              )}
              <button type="button" className="button button-small" onClick={() => use(each.text)}>
                {t("use")}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
