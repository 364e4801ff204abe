"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Select } from "@/components/desk/field";
import type { Matching } from "@/features/translation/linking/match";
import { type Locale, languages } from "@/i18n/routing";

type Pair = { unit: string; sourceUnit: string };

type Props = {
  locale: Locale;
  source: Locale;
  matching: Matching;
  working: boolean;
  begin: (pairs: Pair[]) => void;
  back: () => void;
};

const longestShown = 90;
const short = (text: string) =>
  [...text].length > longestShown ? `${[...text].slice(0, longestShown).join("")}…` : text;

/**
 * What was put in, passage by passage, beside what of the source each seems to
 * be made from. One choice at a time is open: a list of every passage of the
 * source in each row of a long text is more than a browser carries.
 */
export function MatchList({ locale, source, matching, working, begin, back }: Props) {
  const t = useTranslations("TranslationBegin");
  const [chosen, choose] = useState<Record<string, string>>(() =>
    Object.fromEntries(matching.units.map(({ unit, source }) => [unit, source ?? ""])),
  );
  const [changing, change] = useState<string>();
  const words = new Map(matching.sources.map(({ unit, text }) => [unit, text]));
  const used = new Set(Object.values(chosen));
  const missing = matching.sources.filter(({ unit }) => !used.has(unit));
  const loose = matching.units.filter(({ unit }) => !chosen[unit]);
  const [own, of] = [languages[locale].tag, languages[source].tag];
  return (
    <>
      <p role="status" className={loose.length + missing.length > 0 ? "desk-notice" : "desk-soft"}>
        {t("matched", {
          count: matching.units.length - loose.length,
          loose: loose.length,
          missing: missing.length,
        })}
      </p>
      <ol className="match-list">
        {matching.units.map(({ unit, text }, index) => (
          <li key={unit} className={chosen[unit] ? "" : "is-loose"}>
            <p lang={own}>{short(text)}</p>
            {changing === unit ? (
              <Select
                id={`match-${index}`}
                label={t("madeFrom")}
                hideLabel
                autoFocus
                value={chosen[unit] ?? ""}
                onChange={({ target }) => choose({ ...chosen, [unit]: target.value })}
                options={[
                  { value: "", name: t("nothing") },
                  ...matching.sources.map((each) => ({
                    value: each.unit,
                    name: short(each.text),
                    lang: of,
                  })),
                ]}
              />
            ) : (
              <p className="match-source">
                {chosen[unit] ? (
                  <span lang={of}>{short(words.get(chosen[unit] ?? "") ?? "")}</span>
                ) : (
                  <em>{t("nothing")}</em>
                )}{" "}
                <button
                  type="button"
                  className="button button-quiet button-small"
                  aria-label={t("changeOf", { words: short(text) })}
                  onClick={() => change(unit)}
                >
                  {t("change")}
                </button>
              </p>
            )}
          </li>
        ))}
      </ol>
      {missing.length > 0 && (
        <details>
          <summary>{t("missing", { count: missing.length })}</summary>
          <ul className="match-missing">
            {missing.map(({ unit, text }) => (
              <li key={unit} lang={of}>
                {short(text)}
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className="button-row">
        <button
          type="button"
          className="button button-primary"
          aria-disabled={working}
          onClick={() =>
            begin(
              Object.entries(chosen).flatMap(([unit, sourceUnit]) =>
                sourceUnit ? [{ unit, sourceUnit }] : [],
              ),
            )
          }
        >
          {t("beginWithText")}
        </button>
        <button type="button" className="button button-quiet" onClick={back}>
          {t("back")}
        </button>
      </div>
    </>
  );
}
