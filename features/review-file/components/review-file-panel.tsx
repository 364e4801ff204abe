"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/desk/notice";
import { FileForm } from "@/features/editorial/components/file-form";
import { ReasonList } from "@/features/editorial/components/reasons";
import { storyPaths } from "@/features/editorial/paths";
import { reviewFilePath } from "@/features/review-file/paths";
import type { ReviewReport } from "@/features/review-file/write/import-review";
import { type Locale, languages } from "@/i18n/routing";
import { type Reply, sendReview } from "./send-review";

type Props = { desk: Locale; documentId: string };

/** A story as a Word document with a column for each language: getting it, and sending it back. */
export function ReviewFilePanel({ desk, documentId }: Props) {
  const t = useTranslations("ReviewFile");
  return (
    <div className="desk-columns">
      <div>
        <h3>{t("get")}</h3>
        <p>
          <a href={`${reviewFilePath(desk, documentId)}?as=docx`} download>
            {t("download")}
          </a>
        </p>
      </div>
      <div>
        <h3>{t("giveBack")}</h3>
        <FileForm
          name="review-file"
          accept=".docx"
          words={{
            file: t("file"),
            hint: t("hint"),
            choose: t("choose"),
            send: t("send"),
            sending: t("sending"),
          }}
          deliver={(file) => sendReview(desk, documentId, file)}
        >
          {(reply) =>
            reply.ok ? <Outcome desk={desk} report={reply.report} /> : <Why reply={reply} />
          }
        </FileForm>
      </div>
    </div>
  );
}

function Why({ reply }: { reply: Exclude<Reply, { ok: true }> }) {
  const t = useTranslations("ReviewFile");
  const refusals = useTranslations("ImportPanel.refusals");
  return (
    <Notice kind="bad" title={t("nothing")}>
      {reply.code === "away" && <p>{t("away")}</p>}
      {reply.code === "file" && <p>{refusals(reply.refusal)}</p>}
      {reply.code !== "away" && reply.code !== "file" && <ReasonList failure={reply} />}
    </Notice>
  );
}

/** Which passages came in, and each that did not with the reason. */
function Outcome({ desk, report }: { desk: Locale; report: ReviewReport }) {
  const t = useTranslations("ReviewFile");
  const codes = useTranslations("ImportPanel.codes");
  return (
    <Notice kind="good" title={report.languages.length === 0 ? t("same") : t("taken")}>
      {report.languages.map(({ locale, cells, copy }) => (
        <div key={locale}>
          <p>
            <a href={storyPaths.text(desk, report.documentId, locale)}>
              <span lang={languages[locale].tag}>{languages[locale].name}</span>
            </a>
            {" · "}
            {t("came", { count: cells.filter(({ outcome }) => outcome === "came-in").length })}
          </p>
          {copy !== undefined && <p>{t("copy", { number: copy })}</p>}
          <ul>
            {cells
              .filter(({ outcome }) => outcome !== "came-in" && outcome !== "unchanged")
              .map(({ unit, outcome, words }) => (
                <li key={`${unit} ${words}`}>
                  {t(`outcome.${outcome}`)}: <q lang={languages[locale].tag}>{words || unit}</q>
                </li>
              ))}
          </ul>
        </div>
      ))}
      {report.remarks.length > 0 && (
        <ul>
          {report.remarks.map(({ code, count = 1 }) => (
            <li key={code}>
              {codes(code)}
              {count > 1 && ` ×${count}`}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
