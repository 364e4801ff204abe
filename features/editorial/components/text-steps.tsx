"use client";

import { useTranslations } from "next-intl";
import { SubmitButton } from "@/components/desk/submit-button";
import { askReview } from "@/features/editorial/actions";
import { stepPath } from "@/features/editorial/review/step-path";
import type { Locale } from "@/i18n/routing";
import { ActionForm } from "./action-form";
import { useLiveText } from "./story-live";
import { TextState } from "./text-state";

type Props = {
  desk: Locale;
  documentId: string;
  locale: Locale;
  /** Has the server keep what was typed: what is submitted is what stands here. */
  save: () => Promise<void>;
};

/** The state of a text where it is written, and what comes next. */
export function TextSteps({ desk, documentId, locale, save }: Props) {
  const t = useTranslations("TextsTable");
  const text = useLiveText(locale);
  if (!text) return null;
  const { steps, states, newer } = text;
  return (
    <section className="text-steps" aria-label={t("next")}>
      <TextState states={states} newer={newer} />
      <div className="button-row">
        {steps.includes("submit") && (
          <ActionForm
            action={async (_, form) => {
              await save();
              return askReview(form);
            }}
            hidden={{ documentId, locale }}
          >
            <SubmitButton small>{t("submit")}</SubmitButton>
          </ActionForm>
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
    </section>
  );
}
