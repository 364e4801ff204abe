"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useTransition } from "react";
import { Notice } from "@/components/desk/notice";
import { approveAll, askReviewOfAll } from "@/features/editorial/actions";
import type { Errand } from "@/features/editorial/errand/errand";
import { storyPaths } from "@/features/editorial/paths";
import type { ActionResult } from "@/features/staff/http/staff-action";
import type { Locale } from "@/i18n/routing";
import { Reasons } from "./reasons";

type Props = {
  desk: Locale;
  documentId: string;
  /** Its languages. */
  languages: readonly Locale[];
  errand: Errand;
  /** As they are shown above: what has changed since is neither submitted nor approved. */
  shown: Partial<Record<Locale, { version: number; publicHash: string }>>;
};

/** The one step that an errand's languages take together, and whose turn it is. */
export function ErrandSteps({ desk, documentId, languages, errand, shown }: Props) {
  const t = useTranslations("ErrandSteps");
  const [result, setResult] = useState<ActionResult | null>(null);
  const [pending, start] = useTransition();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // What was pressed is gone: the next step, or whose it is, stands here.
    if (result?.ok) heading.current?.focus();
  }, [result]);
  const { step, may, open } = errand;
  const count = errand.for.length;
  const run = () =>
    start(async () => {
      const texts = errand.for.flatMap((locale) => {
        const { version = 0, publicHash = "" } = shown[locale] ?? {};
        return shown[locale] ? [{ locale, version, publicHash }] : [];
      });
      setResult(
        step === "submit"
          ? await askReviewOfAll({
              documentId,
              texts: texts.map(({ locale, version }) => ({ locale, version })),
            })
          : await approveAll({
              documentId,
              texts: texts.map(({ locale, publicHash }) => ({ locale, publicHash })),
            }),
      );
    });
  return (
    <section className="errand-steps" aria-labelledby="errand-next">
      <h2 id="errand-next" ref={heading} tabIndex={-1} className="desk-heading">
        {t("title")}
      </h2>
      {open.length === 0 && <Notice kind="good">{t("done")}</Notice>}
      {open.length > 0 && !step && <p>{t("stuck")}</p>}
      {step && !may && step !== "submit" && <p role="status">{t(`waits.${step}`)}</p>}
      <Reasons result={result} documentId={documentId} />
      <div className="button-row">
        {(step === "submit" || step === "approve") && may && (
          <button
            type="button"
            className="button button-primary"
            aria-busy={pending}
            aria-disabled={pending}
            onClick={() => !pending && run()}
          >
            {t(`step.${step}`, { count })}
          </button>
        )}
        {step === "publish" && may && (
          <a
            className="button button-primary"
            href={storyPaths.publishErrand(desk, documentId, languages)}
          >
            {t("step.publish", { count })}
          </a>
        )}
        {errand.mayPublishAtOnce && (
          <a className="button" href={storyPaths.publishErrand(desk, documentId, languages)}>
            {t("atOnce")}
          </a>
        )}
      </div>
    </section>
  );
}
