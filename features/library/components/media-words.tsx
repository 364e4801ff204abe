"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Field, TextArea } from "@/components/desk/field";
import { Reasons } from "@/features/editorial/components/reasons";
import type { ActionResult } from "@/features/staff/http/staff-action";
import { type Locale, languages, locales } from "@/i18n/routing";
import { isBlank } from "@/lib/text/seen";
import { describeOne } from "../actions";
import { type WordField, wordLimits } from "../words/fields";
import { MediaProperties, type Properties } from "./media-properties";

type Words = Record<WordField, string>;
type Values = { texts: Record<Locale, Words> } & Properties;

type Props = {
  desk: Locale;
  hash: string;
  isPicture: boolean;
  texts: readonly (Words & { locale: string })[];
} & Properties;

const noWords: Words = { title: "", alt: "", caption: "", credit: "", licence: "" };

/** What a language may leave empty without anything being amiss. */
const optional = new Set<WordField>(["title", "caption", "licence"]);

/** What a document must have is its title; where it is from is its own to say. */
const isExpected = (isPicture: boolean, field: WordField) =>
  isPicture ? !optional.has(field) : field === "title";

/** What the library says of a picture or a file: in each language, and of its licence. */
export function MediaWords({ desk, hash, isPicture, texts, ...rest }: Props) {
  const t = useTranslations("MediaWords");
  const [saved, setSaved] = useState<Values>(() => ({ ...initial(texts), ...rest }));
  const [values, setValues] = useState(saved);
  const [result, setResult] = useState<ActionResult | null>(null);
  const [pending, start] = useTransition();
  const fields: WordField[] = isPicture
    ? ["alt", "caption", "credit", "title", "licence"]
    : ["title", "credit", "licence"];
  const words = changedWords(saved, values);
  const others = (["licence", "licenceUntil", "language"] as const).filter(
    (each) => saved[each] !== values[each],
  );
  const isChanged = words.length + others.length > 0;
  const set = (locale: Locale, field: WordField, now: string) => {
    setResult(null);
    setValues((all) => ({
      ...all,
      texts: { ...all.texts, [locale]: { ...all.texts[locale], [field]: now } },
    }));
  };
  const change = (part: Partial<Properties>) => {
    setResult(null);
    setValues((all) => ({ ...all, ...part }));
  };
  const save = () =>
    start(async () => {
      const more = Object.fromEntries(
        others.map((each) => [each, { was: saved[each], now: values[each] }]),
      );
      const answer = await describeOne({ hash, words, ...more });
      setResult(answer);
      if (answer.ok) setSaved(values);
    });
  const isMissing = (locale: Locale, field: WordField) =>
    isExpected(isPicture, field) && isBlank(saved.texts[locale][field]);
  return (
    <section className="desk-part" aria-labelledby="words">
      <h2 id="words">{t(isPicture ? "title" : "fileTitle")}</h2>
      <p>{t(isPicture ? "what" : "fileWhat")}</p>
      <form
        className="media-words"
        onSubmit={(event) => {
          event.preventDefault();
          if (!pending && isChanged) save();
        }}
      >
        <div className="desk-columns">
          {locales.map((locale) => (
            <fieldset key={locale}>
              <legend lang={languages[locale].tag}>{languages[locale].name}</legend>
              {fields.map((field) => {
                const Control = field === "licence" ? TextArea : Field;
                return (
                  <Control
                    key={field}
                    id={`${locale}-${field}`}
                    label={
                      <>
                        {t(`field.${!isPicture && field === "credit" ? "source" : field}`)}
                        {isMissing(locale, field) && (
                          <span className="media-missing"> {t("missing")}</span>
                        )}
                      </>
                    }
                    lang={languages[locale].tag}
                    maxLength={wordLimits[field]}
                    value={values.texts[locale][field]}
                    onChange={({ target }) => set(locale, field, target.value)}
                  />
                );
              })}
            </fieldset>
          ))}
        </div>
        <MediaProperties desk={desk} hasLanguage={!isPicture} {...{ saved, values, change }} />
        <Reasons result={result} />
        <div className="button-row">
          <button
            type="submit"
            className="button button-primary"
            aria-busy={pending}
            aria-disabled={pending || !isChanged}
          >
            {t("save")}
          </button>
          <p className="desk-soft desk-small" role="status">
            {result?.ok && !isChanged && t("saved")}
          </p>
        </div>
      </form>
    </section>
  );
}

const initial = (texts: Props["texts"]): Pick<Values, "texts"> => ({
  texts: Object.fromEntries(
    locales.map((locale) => {
      const { title, alt, caption, credit, licence } =
        texts.find((each) => each.locale === locale) ?? noWords;
      return [locale, { title, alt, caption, credit, licence }];
    }),
  ) as Record<Locale, Words>,
});

/** Only what was changed here: what a colleague changes meanwhile stays theirs. */
const changedWords = (saved: Values, values: Values) =>
  locales.flatMap((locale) =>
    (Object.keys(wordLimits) as WordField[]).flatMap((field) => {
      const [was, now] = [saved.texts[locale][field], values.texts[locale][field]];
      return was === now ? [] : [{ locale, field, was, now }];
    }),
  );
