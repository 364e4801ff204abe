import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/desk/notice";
import { SubmitButton } from "@/components/desk/submit-button";
import { formatInstant } from "@/i18n/dates";
import { type Locale, languages } from "@/i18n/routing";
import { unscheduleTexts } from "../actions";
import type { DocumentDetail } from "../data";
import { ActionForm } from "./action-form";
import { ReasonList } from "./reasons";

/** What waits for its time, and the way to take the time back. */
export async function ScheduledTexts({ desk, detail }: { desk: Locale; detail: DocumentDetail }) {
  const t = await getTranslations({ locale: desk, namespace: "ScheduledTexts" });
  const waiting = detail.texts.flatMap(({ locale, schedule }) =>
    schedule ? [{ locale, schedule }] : [],
  );
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting" className="desk-heading">
        {t("title")}
      </h2>
      <ul className="scheduled-texts">
        {waiting.map(({ locale, schedule }) => (
          <li key={locale}>
            <span>
              <b lang={languages[locale].tag}>{languages[locale].name}</b>{" "}
              <time dateTime={schedule.dueAt.toISOString()}>
                {formatInstant(desk, schedule.dueAt, schedule.zone)}
              </time>{" "}
              <small>{schedule.zone}</small>
            </span>
            {schedule.risk.length > 0 && (
              <Notice kind="bad" title={t("atRisk")}>
                <ReasonList failure={{ ok: false, code: "refused", reasons: schedule.risk }} />
                <p>{t("mend")}</p>
              </Notice>
            )}
            <ActionForm
              action={unscheduleTexts}
              hidden={{ documentId: detail.document.id, locale }}
            >
              <SubmitButton kind="plain" small>
                {t("takeBack")}
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
    </section>
  );
}
