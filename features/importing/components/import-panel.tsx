"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Field, Select } from "@/components/desk/field";
import { Notice } from "@/components/desk/notice";
import { importPaths } from "@/features/importing/paths";
import type { Made } from "@/features/importing/write/receive-file";
import { type Locale, languages, locales } from "@/i18n/routing";
import { chosenFiles } from "./dropped-files";
import { FileFailure } from "./file-failure";
import { ImportReportPart } from "./import-report-part";
import { LookedAt } from "./looked-at";
import { MissingPictures } from "./missing-pictures";
import { ReportView } from "./report-view";
import { useDroppedFile } from "./use-dropped-file";
import { useImport } from "./use-import";

type Props = {
  desk: Locale;
  /** The sections that a new story may stand in. */
  sections?: readonly { key: string; name: string }[];
  /** The text that the file takes the place of; nothing: it begins a story. */
  into?: { documentId: string; locale: Locale };
  /** The page shows the report of the text's import, with what is missing of it, itself. */
  isReported?: boolean;
};

/** Takes a file in: chosen or dropped anywhere on the page, looked at, decided about, made into a draft. */
export function ImportPanel({ desk, sections = [], into, isReported = false }: Props) {
  const t = useTranslations("ImportPanel");
  const way = useImport(desk, into, isReported);
  const { language, section, files, step } = way;
  const panel = useRef<HTMLElement>(null);
  const busy = step.at === "busy";
  const name = files?.file.name ?? t("dropped");
  const take = (given: Parameters<typeof way.take>[0]) => {
    panel.current?.scrollIntoView({ block: "nearest" });
    way.take(given);
  };
  const isOver = useDroppedFile(take, step.at === "made" ? "none" : into ? "documents" : "all");
  const onFiles = ({ target }: React.ChangeEvent<HTMLInputElement>) => {
    const chosen = chosenFiles(target.files ?? []);
    // The same file can be chosen again after it was saved anew.
    target.value = "";
    if (chosen.length > 0) take(chosen);
  };

  return (
    <section
      ref={panel}
      className="import-panel"
      aria-labelledby="import-heading"
      data-over={isOver || undefined}
    >
      <h2 id="import-heading">{into ? t("titleInto") : t("title")}</h2>
      <p>{into ? t("explainedInto") : t("explained")}</p>
      {!into && (
        <div className="form import-where">
          <Select
            label={t("language")}
            id="import-language"
            value={language}
            disabled={busy}
            onChange={({ target }) => way.again(target.value as Locale)}
            options={locales.map((each) => ({
              value: each,
              name: languages[each].name,
              lang: languages[each].tag,
            }))}
          />
          <Select
            label={t("section")}
            id="import-section"
            value={section}
            disabled={busy}
            onChange={({ target }) => way.setSection(target.value)}
            options={[
              { value: "", name: t("found") },
              ...sections.map(({ key, name }) => ({ value: key, name })),
            ]}
          />
        </div>
      )}
      <div className="import-where">
        <Field
          label={t("choose")}
          id="import-file"
          type="file"
          multiple
          accept=".docx,.html,.htm,.mhtml,.mht,.md,.txt,image/*"
          hint={t("hint")}
          disabled={busy}
          onChange={onFiles}
        />
        <Field
          label={t("chooseFolder")}
          id="import-folder"
          type="file"
          // Not in React's types; browsers call it so.
          {...{ webkitdirectory: "" }}
          hint={t("hintFolder")}
          disabled={busy}
          onChange={onFiles}
        />
      </div>
      <p className="import-busy" role="status">
        {busy && t(step.doing, { name })}
      </p>
      {step.at === "choose" && step.failure && <FileFailure failure={step.failure} name={name} />}
      {step.at === "look" && files && (
        <LookedAt
          {...{ way, looked: step.looked, files, replaces: into !== undefined }}
          failure={step.failure}
        />
      )}
      {step.at === "made" && <MadeOf {...{ desk, language, isReported }} made={step.made} />}
    </section>
  );
}

/** What came of it, where something asks for attention. */
function MadeOf({
  desk,
  made,
  language,
  isReported,
}: {
  desk: Locale;
  made: Made;
  language: Locale;
  isReported: boolean;
}) {
  const t = useTranslations("ImportPanel");
  return (
    <ImportReportPart title={t("made")}>
      {made.copy !== undefined && <Notice kind="bad">{t("copy", { number: made.copy })}</Notice>}
      {isReported ? (
        // A second list of what is missing would send each dropped file a second time.
        made.copy !== undefined && <ReportView report={made.report} tag={languages[language].tag} />
      ) : (
        <MissingPictures
          desk={desk}
          text={{ documentId: made.id, locale: language }}
          missing={made.missing}
          heading="h4"
        >
          {(report) => <ReportView report={report ?? made.report} tag={languages[language].tag} />}
        </MissingPictures>
      )}
      <a className="button button-primary" href={importPaths.text(desk, made.id, language)}>
        {t("open")}
      </a>
    </ImportReportPart>
  );
}
