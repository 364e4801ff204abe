"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { SubmitButton } from "@/components/desk/submit-button";
import { askReview } from "@/features/editorial/actions";
import { storyPaths } from "@/features/editorial/paths";
import { stepPath } from "@/features/editorial/review/step-path";
import type { ActionResult } from "@/features/staff/http/staff-action";
import type { Locale } from "@/i18n/routing";
import { OpenComments } from "./open-comments";
import { Reasons } from "./reasons";
import { type Save, useLiveText, useOwnSave, useStoryReload } from "./story-live";
import { TextState } from "./text-state";

type Props = {
  desk: Locale;
  documentId: string;
  locale: Locale;
  /** What is submitted is what stands here. */
  save: Save;
};

/** The state of a text where it is written, and what comes next. */
export function TextSteps({ desk, documentId, locale, save }: Props) {
  const t = useTranslations("TextsTable");
  const said = useTranslations("Opinions");
  const text = useLiveText(locale);
  const reload = useStoryReload();
  useOwnSave(save);
  const [result, setResult] = useState<ActionResult | null>(null);
  const [unsaved, setUnsaved] = useState(false);
  if (!text) return null;
  const { steps, states, newer, openComments, opinions } = text;
  const submit = async () => {
    const version = await save();
    setUnsaved(version === undefined);
    if (version === undefined) return;
    setResult(await askReview({ documentId, locale, version, stays: "yes" }));
    // Not the whole page: the editor would begin anew, without what can be undone in it.
    await reload();
  };
  return (
    <section className="text-steps" aria-label={t("next")}>
      <p className="text-steps-state">
        <TextState states={states} newer={newer} /> <OpenComments count={openComments} />
      </p>
      <div className="button-row">
        {steps.includes("submit") && (
          <form action={submit}>
            <SubmitButton small>{t("submit")}</SubmitButton>
          </form>
        )}
        {steps.flatMap((step) => {
          const href = stepPath(desk, documentId, step, locale, steps);
          if (!href || step === "withdraw" || step === "unschedule") return [];
          return [
            <a key={step} className="button button-small" href={href}>
              {t(step)}
            </a>,
          ];
        })}
      </div>
      {opinions && (
        <p className="desk-small">
          <a href={storyPaths.opinions(desk, documentId)}>
            {said("counts", {
              ...opinions,
              both: opinions.agree > 0 && opinions.change > 0 ? "yes" : "no",
            })}
          </a>
        </p>
      )}
      {unsaved && (
        <p className="field-error" role="alert">
          {t("unsaved")}
        </p>
      )}
      <Reasons result={result} />
    </section>
  );
}
