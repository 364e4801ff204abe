"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Check, Field } from "@/components/desk/field";
import type { States } from "@/features/audit/log/states";
import type { ActionResult } from "@/features/staff/http/staff-action";
import { type Locale, languages } from "@/i18n/routing";
import { isBlank } from "@/lib/text/seen";
import { publishTexts, scheduleTexts } from "../actions";
import { OpenComments, OpenCommentsWarning } from "./open-comments";
import { PublishPlan } from "./publish-plan";
import { Reasons } from "./reasons";
import { ScheduleFields, type When } from "./schedule-fields";
import { TextState } from "./text-state";

type PanelText = {
  locale: Locale;
  title: string;
  states: States;
  differs: boolean;
  openComments: number;
  publicHash: string;
  /** It is behind what it was translated from. */
  behind: boolean;
};

type Props = {
  desk: Locale;
  documentId: string;
  texts: PanelText[];
  /** The language that whoever comes here wants to publish: the only way to a withdrawn one. */
  asked: Locale | undefined;
  /** Those of an errand: no others are chosen beforehand. */
  errand: readonly Locale[];
};

/** Which languages become public together, when, and what that changes. */
export function PublishPanel({ desk, documentId, texts, asked, errand }: Props) {
  const t = useTranslations("PublishPanel");
  const [chosen, setChosen] = useState<Locale[]>(() => {
    // A withdrawn language comes back by itself or with others of its kind, never in passing.
    if (texts.some(({ locale, states }) => locale === asked && states.public === "WITHDRAWN"))
      return asked ? [asked] : [];
    return texts
      .filter(
        ({ locale, differs, states }) =>
          (errand.length === 0 || errand.includes(locale)) &&
          differs &&
          states.public !== "WITHDRAWN" &&
          states.editorial !== "SCHEDULED",
      )
      .map(({ locale }) => locale);
  });
  const [notes, setNotes] = useState<Partial<Record<Locale, string>>>({});
  const [reasons, setReasons] = useState<Partial<Record<Locale, string>>>({});
  const [when, setWhen] = useState<When>();
  const [result, setResult] = useState<ActionResult | null>(null);
  const [pending, start] = useTransition();

  const picked = texts.filter(({ locale }) => chosen.includes(locale));
  const again = picked.length > 0 && picked.every(({ states }) => states.public === "WITHDRAWN");
  const input = picked.map(({ locale, publicHash }) => {
    const changeNote = isBlank(notes[locale]) ? undefined : notes[locale];
    const behindReason = isBlank(reasons[locale]) ? undefined : reasons[locale];
    return {
      locale,
      publicHash,
      ...(changeNote ? { changeNote } : {}),
      ...(behindReason && !when ? { behindReason } : {}),
    };
  });
  const run = () =>
    start(async () => {
      setResult(
        when
          ? await scheduleTexts({ documentId, texts: input, ...when })
          : await publishTexts({ documentId, texts: input, again, desk }),
      );
    });

  return (
    <section className="publish-panel" aria-labelledby="publish-heading">
      <h2 id="publish-heading" className="desk-heading">
        {t("title")}
      </h2>
      <fieldset className="publish-texts">
        <legend>{t("languages")}</legend>
        {texts.map(({ locale, title, states, differs, openComments, behind }) => (
          <div key={locale} className="publish-text">
            <Check
              label={
                <>
                  <b lang={languages[locale].tag}>{languages[locale].name}</b>{" "}
                  <span lang={languages[locale].tag}>{title}</span>
                </>
              }
              checked={chosen.includes(locale)}
              onChange={({ target }) =>
                setChosen((all) =>
                  target.checked ? [...all, locale] : all.filter((each) => each !== locale),
                )
              }
            />
            <TextState states={states} newer={differs} />
            <OpenComments count={openComments} />
            {states.public === "LIVE" && chosen.includes(locale) && (
              <Field
                label={t("changeNote")}
                id={`note-${locale}`}
                hint={t("changeNoteHint")}
                lang={languages[locale].tag}
                maxLength={1000}
                value={notes[locale] ?? ""}
                onChange={({ target }) => setNotes((all) => ({ ...all, [locale]: target.value }))}
              />
            )}
            {behind && !when && chosen.includes(locale) && (
              <Field
                label={t("behindReason")}
                id={`behind-${locale}`}
                hint={t("behindReasonHint")}
                maxLength={500}
                value={reasons[locale] ?? ""}
                onChange={({ target }) => setReasons((all) => ({ ...all, [locale]: target.value }))}
              />
            )}
          </div>
        ))}
        {texts.length === 0 && <p className="desk-soft">{t("nothing")}</p>}
      </fieldset>
      <ScheduleFields when={when} change={setWhen} />
      {picked.length > 0 && <PublishPlan documentId={documentId} texts={input} again={again} />}
      <OpenCommentsWarning {...{ desk, documentId }} texts={picked} />
      <Reasons result={result} />
      {result?.ok && when && (
        <p className="desk-notice desk-notice-good" role="status">
          {t("scheduled")}
        </p>
      )}
      <div className="button-row">
        <button
          type="button"
          className="button button-primary"
          aria-busy={pending}
          disabled={pending || picked.length === 0}
          onClick={run}
        >
          {t(when ? "schedule" : again ? "again" : "publish", { count: picked.length })}
        </button>
      </div>
    </section>
  );
}
