"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { storyPaths } from "@/features/editorial/paths";
import { type Locale, languages } from "@/i18n/routing";
import { countsOf, type StoryReport, type UnitOutcome, type UnitRemark } from "../merging/report";
import type { XliffReport } from "../write/import-xliff";

/** More of one kind than a person goes through are counted. */
const longestList = 100;

/** What became of a file, unit by unit: what needs eyes is named with its line. */
export function ImportReport({ desk, report }: { desk: Locale; report: XliffReport }) {
  const t = useTranslations("XliffPanel");
  const heading = useRef<HTMLHeadingElement>(null);
  // The form is empty again: who works by keyboard or by ear goes on here.
  useEffect(() => heading.current?.focus(), []);
  const others = new Set(report.others.map(({ documentId }) => documentId)).size;
  return (
    <section className="xliff-report" aria-labelledby="xliff-report">
      <h4 id="xliff-report" ref={heading} tabIndex={-1}>
        {t("report")}
      </h4>
      {report.stories.length === 0 && <p>{t("noneHere")}</p>}
      {report.stories.map((story) => (
        <StoryPart key={`${story.sourceLocale} ${story.locale}`} desk={desk} story={story} />
      ))}
      {others > 0 && <p>{t("others", { count: others })}</p>}
      {report.binaryUnits > 0 && <p>{t("binary", { count: report.binaryUnits })}</p>}
    </section>
  );
}

function StoryPart({ desk, story }: { desk: Locale; story: StoryReport }) {
  const t = useTranslations("XliffPanel");
  const { documentId, units, saved, copy } = story;
  const locale = story.locale as Locale;
  const counts = countsOf(units);
  const withCodes = units.filter(({ codes }) => codes !== undefined);
  const named = (Object.keys(counts) as UnitOutcome[]).filter(
    (outcome) => outcome !== "came-in" && outcome !== "unchanged" && counts[outcome] > 0,
  );
  return (
    <>
      <p>
        <span lang={languages[locale].tag}>{languages[locale].name}</span>:{" "}
        {t("counts", { came: counts["came-in"], same: counts.unchanged })}{" "}
        {copy !== undefined && t("copy", { number: copy })}
        {saved !== undefined && t("saved", { number: saved })}{" "}
        <a href={storyPaths.text(desk, documentId, locale)}>{t("open")}</a>
      </p>
      {withCodes.length > 0 && (
        <UnitList
          title={t("withCodes", { count: withCodes.length })}
          units={withCodes}
          story={story}
        />
      )}
      {named.map((outcome) => (
        <UnitList
          key={outcome}
          title={t(`outcome.${outcome}`, { count: counts[outcome] })}
          units={units.filter((each) => each.outcome === outcome)}
          story={story}
        />
      ))}
    </>
  );
}

type ListProps = { title: string; units: readonly UnitRemark[]; story: StoryReport };

function UnitList({ title, units, story }: ListProps) {
  const t = useTranslations("XliffPanel");
  const from = languages[story.sourceLocale as Locale].tag;
  const shown = units.slice(0, longestList);
  return (
    <details open={units.length <= 5}>
      <summary>{title}</summary>
      <ul>
        {shown.map(({ unit, line, words, codes, broken }) => (
          <li key={`${unit} ${line}`}>
            {line > 0 && <span className="desk-soft">{t("line", { line })} </span>}
            <q lang={from}>{words}</q>
            {codes?.lost && ` ${t("lost", { codes: codes.lost.join(", ") })}`}
            {codes?.added && ` ${t("added", { codes: codes.added.join(", ") })}`}
            {codes?.moved && ` ${t("moved", { codes: codes.moved.join(", ") })}`}
            {broken && ` ${t("broken", { codes: broken.join(", ") })}`}
          </li>
        ))}
        {units.length > shown.length && (
          <li>{t("more", { count: units.length - shown.length })}</li>
        )}
      </ul>
    </details>
  );
}
