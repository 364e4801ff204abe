"use client";

import { useTranslations } from "next-intl";
import type { Looked } from "@/features/importing/write/receive-file";
import { languages } from "@/i18n/routing";
import { ArticleParts } from "./article-parts";
import { Decisions } from "./decisions";
import type { PageFiles } from "./dropped-files";
import { FileFailure } from "./file-failure";
import { ImportReportPart } from "./import-report-part";
import { ReportView } from "./report-view";
import type { Failure } from "./send-file";
import type { useImport } from "./use-import";

type Props = {
  way: ReturnType<typeof useImport>;
  looked: Looked;
  files: PageFiles;
  failure: Failure | undefined;
  /** Whether a text is there already. */
  replaces: boolean;
};

/** What would come in, with what a person may decide otherwise. */
export function LookedAt({ way, looked, files, failure, replaces }: Props) {
  const t = useTranslations("ImportPanel");
  const { language, answers, setAnswers } = way;
  const { tag } = languages[language];
  const { report, parts = [] } = looked;
  const pieces = parts.flatMap((part) => part.pieces);
  const seen = pieces.filter(({ taken }) => taken).map(({ at }) => at);
  const taken = answers.chosen ?? new Set(seen);
  const isOther = seen.length !== taken.size || seen.some((at) => !taken.has(at));
  const doubtful = report.remarks.some(({ code }) => code === "article-doubtful");
  const { name } = files.file;
  return (
    <ImportReportPart title={t("looked", { name })}>
      {looked.title && (
        <p>
          {t("headline")} <strong lang={tag}>{looked.title}</strong>
        </p>
      )}
      {files.others.length > 0 && (
        <p role="note">
          {t("others", { count: files.others.length, first: files.others[0] ?? "" })}
        </p>
      )}
      <Decisions
        decisions={report.decisions}
        taken={answers.decisions}
        decide={(decisions) => setAnswers({ ...answers, decisions })}
        tag={tag}
      />
      {pieces.length > 1 && (
        <ArticleParts
          parts={parts}
          taken={taken}
          take={(chosen) => setAnswers({ ...answers, chosen })}
          tag={tag}
          doubtful={doubtful}
        />
      )}
      {isOther && (
        <div className="import-again">
          <p>{t("article.changed")}</p>
          <button type="button" className="button" onClick={() => way.again()}>
            {t("article.again")}
          </button>
        </div>
      )}
      <ReportView report={report} tag={tag} />
      {failure && <FileFailure failure={failure} name={name} />}
      <button type="button" className="button button-primary" onClick={() => void way.make(looked)}>
        {replaces ? t("replace") : t("make")}
      </button>
    </ImportReportPart>
  );
}
