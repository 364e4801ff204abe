"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Field, Select } from "@/components/desk/field";
import { Notice } from "@/components/desk/notice";
import { ReasonList } from "@/features/editorial/components/reasons";
import { importPaths } from "@/features/importing/paths";
import type { Looked, Made } from "@/features/importing/write/receive-file";
import { type Locale, languages, locales } from "@/i18n/routing";
import { Decisions } from "./decisions";
import { type Dropped, pageAndBeside } from "./dropped-files";
import { ReportView } from "./report-view";
import { type Failure, lookAt, makeOf } from "./send-file";
import { useDroppedFile } from "./use-dropped-file";

type Props = {
  desk: Locale;
  /** The sections that a new story may stand in. */
  sections?: readonly { key: string; name: string }[];
  /** The text that the file takes the place of; nothing: it begins a story. */
  into?: { documentId: string; locale: Locale };
};

type Step =
  | { at: "choose"; failure?: Failure }
  | { at: "busy"; doing: "reading" | "making" }
  | { at: "look"; looked: Looked; failure?: Failure }
  | { at: "made"; made: Made };

/** Takes a file in: chosen or dropped anywhere on the page, looked at, decided about, made into a draft. */
export function ImportPanel({ desk, sections = [], into }: Props) {
  const t = useTranslations("ImportPanel");
  const [language, setLanguage] = useState<Locale>(into?.locale ?? desk);
  const [section, setSection] = useState("");
  const [file, setFile] = useState<File>();
  const [beside, setBeside] = useState<Dropped[]>([]);
  const [decisions, setDecisions] = useState<Record<string, string>>({});
  const [step, setStep] = useState<Step>({ at: "choose" });
  const panel = useRef<HTMLElement>(null);
  const busy = step.at === "busy";
  const sent = (chosen: File, version?: number, near = beside) => ({
    ...{ file: chosen, beside: near, language, section, decisions, version },
    documentId: into?.documentId,
  });

  const look = async (chosen: File, near: Dropped[], inLanguage = language) => {
    if (busy) return;
    setFile(chosen);
    setBeside(near);
    setDecisions({});
    panel.current?.scrollIntoView({ block: "nearest" });
    setStep({ at: "busy", doing: "reading" });
    const answer = await lookAt(desk, {
      ...sent(chosen, undefined, near),
      language: inLanguage,
      decisions: {},
    });
    setStep(answer.ok ? { at: "look", looked: answer } : { at: "choose", failure: answer });
  };
  const make = async (looked: Looked) => {
    if (!file || busy) return;
    setStep({ at: "busy", doing: "making" });
    const answer = await makeOf(desk, sent(file, into ? looked.version : undefined));
    if (!answer.ok) return setStep({ at: "look", looked, failure: answer });
    const asks = answer.report.remarks.some(
      ({ code }) => code === "picture-failed" || code === "conflict-copy",
    );
    if (asks) return setStep({ at: "made", made: answer });
    window.location.assign(importPaths.text(desk, answer.id, language));
  };
  const isOver = useDroppedFile((dropped, near) => void look(dropped, near), into !== undefined);

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
            onChange={({ target }) => {
              const next = target.value as Locale;
              setLanguage(next);
              if (file && step.at === "look") void look(file, beside, next);
            }}
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
            onChange={({ target }) => setSection(target.value)}
            options={[
              { value: "", name: t("found") },
              ...sections.map(({ key, name }) => ({ value: key, name })),
            ]}
          />
        </div>
      )}
      <div className="import-drop">
        <Field
          label={t("choose")}
          id="import-file"
          type="file"
          multiple
          accept=".docx,.html,.htm,.md,.txt,.xml,image/*"
          hint={t("hint")}
          disabled={busy}
          onChange={({ target }) => {
            const files = [...(target.files ?? [])].map((each) => ({
              file: each,
              path: each.name,
            }));
            const chosen = pageAndBeside(files);
            // The same file can be chosen again after it was saved anew.
            target.value = "";
            if (chosen) void look(chosen.file, chosen.beside);
          }}
        />
      </div>
      <p className="import-busy" role="status">
        {busy && t(step.doing, { name: file?.name ?? "" })}
      </p>
      {step.at === "choose" && step.failure && (
        <Why failure={step.failure} name={file?.name ?? ""} />
      )}
      {step.at === "look" && (
        <Report title={t("looked", { name: file?.name ?? "" })}>
          {step.looked.title && (
            <p>
              {t("headline")} <strong lang={languages[language].tag}>{step.looked.title}</strong>
            </p>
          )}
          <Decisions
            decisions={step.looked.report.decisions}
            taken={decisions}
            decide={setDecisions}
            tag={languages[language].tag}
          />
          <ReportView report={step.looked.report} tag={languages[language].tag} />
          {step.failure && <Why failure={step.failure} name={file?.name ?? ""} />}
          <button
            type="button"
            className="button button-primary"
            onClick={() => void make(step.looked)}
          >
            {into ? t("replace") : t("make")}
          </button>
        </Report>
      )}
      {step.at === "made" && (
        <Report title={t("made")}>
          {step.made.copy !== undefined && (
            <Notice kind="bad">{t("copy", { number: step.made.copy })}</Notice>
          )}
          <ReportView report={step.made.report} tag={languages[language].tag} />
          <a
            className="button button-primary"
            href={importPaths.text(desk, step.made.id, language)}
          >
            {t("open")}
          </a>
        </Report>
      )}
    </section>
  );
}

/** What was found. Takes the focus: the field that had it stands above it. */
function Report({ title, children }: { title: string; children: React.ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="import-report">
      <h3 ref={heading} tabIndex={-1}>
        {title}
      </h3>
      {children}
    </div>
  );
}

function Why({ failure, name }: { failure: Failure; name: string }) {
  const t = useTranslations("ImportPanel");
  return (
    <Notice kind="bad" title={t("nothing", { name })}>
      {failure.code === "away" && <p>{t("away")}</p>}
      {failure.code === "file" && <p>{t(`refusals.${failure.refusal}`)}</p>}
      {failure.code !== "away" && failure.code !== "file" && <ReasonList failure={failure} />}
    </Notice>
  );
}
