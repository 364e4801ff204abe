"use client";

import { useTranslations } from "next-intl";
import { memo, type ReactNode } from "react";
import type { Standing } from "@/features/editorial/units/provenance";
import type { PlacedFacts } from "@/features/translation/layout/place-facts";
import { besideOf, type Row } from "@/features/translation/layout/rows";
import { languages } from "@/i18n/routing";
import type { TranslationView } from "../data";
import { SourceBlock, SourceFigure } from "./source-block";
import { placeIn, SourceRow } from "./source-row";
import type { Translation } from "./use-translation";

/** Title, summary and lead picture stand above the rows of the body. */
export const firstRow = 4;

type MarksOf = (key: string, lines: readonly Standing[]) => string;

/** What can be done in a row. The same ones as long as the screen is open. */
export type Ways = {
  confirm: (key: string, lines: readonly Standing[]) => void;
  add: (row: Row) => void;
  /** What helps with a unit that waits for words. */
  help: (line: Standing) => ReactNode;
  relink: (row: Row) => void;
};

type Props = Pick<Translation, "view" | "rows" | "fields" | "working"> & {
  ways: Ways;
  lead: string | null;
  /** What is stated differently, by row. */
  facts: PlacedFacts["byRow"];
  readOnly: boolean;
  marksOf: MarksOf;
};

/** The source, row by row, with how the translation stands to it. Four hundred rows are not made anew with each letter. */
export const SourceColumn = memo(function SourceColumn(props: Props) {
  const { view, rows, fields, working, lead, readOnly, marksOf, facts } = props;
  const { confirm, add, relink, help } = props.ways;
  const [t, of] = [useTranslations("Translation"), useTranslations("TextFields")];
  const { source, content } = view;
  const shared = { source, readOnly, working, help };
  const { tag, name } = languages[source];
  const blocks = new Map(content.body.content.map((block) => [block.attrs.id, block]));
  const row = (key: string, number: number, lines: readonly Standing[]) => ({
    ...shared,
    rowKey: key,
    number,
    lines,
    facts: facts.get(key),
    marks: marksOf(key, lines),
    confirm: (some: readonly Standing[]) => confirm(key, some),
  });
  return (
    <section className="source-column" aria-label={t("source", { language: name })}>
      <SourceRow {...row("title", 1, fields.title)} label={of("title")}>
        <p className="source-title" lang={tag}>
          {content.title}
        </p>
        {content.shortTitle && (
          <p className="desk-small desk-soft" lang={tag}>
            {content.shortTitle}
          </p>
        )}
      </SourceRow>
      <SourceRow {...row("summary", 2, fields.summary)} label={of("summary")}>
        <p className="source-summary" lang={tag}>
          {content.summary}
        </p>
      </SourceRow>
      {lead && (
        <SourceRow {...row("lead", 3, fields.lead)} label={t("lead")}>
          <SourceFigure hash={lead} locale={source} content={content} />
        </SourceRow>
      )}
      {rows.map((each, index) => (
        <SourceRow
          key={each.key}
          {...row(each.key, firstRow + index, each.lines)}
          label={t("row", { number: index + 1 })}
          add={each.target ? undefined : () => add(each)}
          relink={each.target && view.linked ? () => relink(each) : undefined}
        >
          {each.sources.map((id) => {
            const block = blocks.get(id);
            return block && <SourceBlock key={id} locale={source} {...{ content, block }} />;
          })}
          {each.sources.length === 0 && <p className="desk-small desk-soft">{t("ownWords")}</p>}
        </SourceRow>
      ))}
    </section>
  );
});

type ThirdProps = {
  third: NonNullable<TranslationView["third"]>;
  view: TranslationView;
  rows: readonly Row[];
  marksOf: MarksOf;
};

/** A language more, to look at. */
export function ThirdColumn({ third, view, rows, marksOf }: ThirdProps) {
  const { locale, content, pairs } = third;
  const { tag, name } = languages[locale];
  const beside = besideOf(view.content.body, content.body, pairs);
  const blocks = new Map(content.body.content.map((block) => [block.attrs.id, block]));
  return (
    <section className="third-column" aria-label={name}>
      <p ref={placeIn(1)} className="source-title" lang={tag}>
        {content.title}
      </p>
      <p ref={placeIn(2)} className="source-summary" lang={tag}>
        {content.summary}
      </p>
      {rows.map(({ key, sources, lines }, index) => (
        <div key={key} ref={placeIn(firstRow + index)} className={marksOf(key, lines)}>
          {[...new Set(sources.flatMap((id) => beside.get(id) ?? []))].map((id) => {
            const block = blocks.get(id);
            return block && <SourceBlock key={id} {...{ locale, content, block }} />;
          })}
        </div>
      ))}
    </section>
  );
}
