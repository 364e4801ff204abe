"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Check, TextArea } from "@/components/desk/field";
import type { ActionResult } from "@/features/staff/http/staff-action";
import { type Locale, languages } from "@/i18n/routing";
import { withdrawTexts } from "../actions";
import { Reasons } from "./reasons";

type Props = {
  desk: Locale;
  documentId: string;
  texts: { locale: Locale; title: string; path: string }[];
};

/** Takes live languages from readers, each with a notice in its own language. */
export function WithdrawPanel({ desk, documentId, texts }: Props) {
  const t = useTranslations("WithdrawPanel");
  const [notices, setNotices] = useState<Partial<Record<Locale, string>>>({});
  const [result, setResult] = useState<ActionResult | null>(null);
  const [pending, start] = useTransition();
  const chosen = Object.entries(notices) as [Locale, string][];
  const choose = (locale: Locale, on: boolean) =>
    setNotices(({ [locale]: _, ...rest }) => (on ? { ...rest, [locale]: "" } : rest));
  return (
    <section className="desk-part" aria-labelledby="withdraw-heading">
      <h2 id="withdraw-heading">{t("title")}</h2>
      <p>{t("explained")}</p>
      {texts.map(({ locale, title, path }) => (
        <div key={locale} className="publish-text">
          <Check
            label={
              <>
                <b lang={languages[locale].tag}>{languages[locale].name}</b>{" "}
                <span lang={languages[locale].tag}>{title}</span> <code>{path}</code>
              </>
            }
            checked={notices[locale] !== undefined}
            onChange={({ target }) => choose(locale, target.checked)}
          />
          {notices[locale] !== undefined && (
            <TextArea
              label={t("notice", { language: languages[locale].name })}
              id={`notice-${locale}`}
              rows={2}
              maxLength={1000}
              lang={languages[locale].tag}
              value={notices[locale]}
              onChange={({ target }) => setNotices((all) => ({ ...all, [locale]: target.value }))}
            />
          )}
        </div>
      ))}
      <Reasons result={result} />
      <button
        type="button"
        className="button button-danger"
        aria-busy={pending}
        disabled={pending || chosen.length === 0}
        onClick={() =>
          start(async () => {
            const asked = chosen.map(([locale, notice]) => ({ locale, notice }));
            setResult(await withdrawTexts({ documentId, desk, texts: asked }));
          })
        }
      >
        {t("withdraw", { count: chosen.length })}
      </button>
    </section>
  );
}
