"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
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

type Props = {
  translation: Translation;
  lead: string | null;
  /** What is stated differently, by row. */
  facts: PlacedFacts["byRow"];
  readOnly: boolean;
  marksOf: MarksOf;
  confirm: (key: string, lines: readonly Standing[]) => void;
  add: (row: Row) => void;
  /** What helps with a unit that waits for words. */
  help: (line: Standing) => ReactNode;
  relink: (row: Row) => void;
};

/** The source, row by row, with how the translation stands to it. */
export function SourceColumn(props: Props) {
  const { translation, lead, readOnly, marksOf, confirm, add, relink, help, facts } = props;
  const [t, of] = [useTranslations("Translation"), useTranslations("TextFields")];
  const { view, rows, fields, working } = translation;
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
}

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
