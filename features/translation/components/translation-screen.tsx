"use client";

import { EditorContent, type JSONContent } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useCallback, useMemo, useState } from "react";
import { OpenFacts } from "@/features/editorial/components/open-facts";
import { Reasons } from "@/features/editorial/components/reasons";
import { useFacts } from "@/features/editorial/components/use-facts";
import type { ShownFinding } from "@/features/editorial/facts/findings";
import type { Standing } from "@/features/editorial/units/provenance";
import { freshBlock } from "@/features/translation/layout/fresh-block";
import { type PlacedFacts, placeFacts } from "@/features/translation/layout/place-facts";
import type { Row } from "@/features/translation/layout/rows";
import { newBlockId } from "@/features/writing/body/block-ids";
import { EditorAside } from "@/features/writing/components/editor-aside";
import { focusBlock } from "@/features/writing/components/editor-places";
import { PasteNotice } from "@/features/writing/components/paste-notice";
import { PresenceBar } from "@/features/writing/components/presence-bar";
import {
  BarStart,
  ScreenDialogs,
  TextEnd,
  TextHead,
} from "@/features/writing/components/screen-parts";
import { betweenTextAndTools } from "@/features/writing/components/text-and-tools";
import { Uploads } from "@/features/writing/components/uploads";
import { useScreen } from "@/features/writing/components/use-screen";
import {
  type EditorProps,
  type ScreenProps,
  WritingFrame,
} from "@/features/writing/components/writing-frame";
import { languages } from "@/i18n/routing";
import type { TranslationView } from "../data";
import { usePutWords } from "./put-words";
import { RelinkDialog } from "./relink-dialog";
import { RowHelp } from "./row-help";
import { type Place, useRowPlaces } from "./row-places";
import { firstRow, SourceColumn, ThirdColumn, type Ways } from "./source-column";
import { TranslationBar } from "./translation-bar";
import { waits, worstOf } from "./unit-state";
import { useHere } from "./use-here";
import { useSteady } from "./use-steady";
import { useTranslation } from "./use-translation";
import { wordsIn } from "./words-in";

type More = {
  view: TranslationView;
  /** What people call the machine that proposes translations; undefined where the house has none. */
  machine: string | undefined;
  /** What the languages of the story state differently. */
  facts: readonly ShownFinding[];
};
type Props = EditorProps & More;
type InnerProps = ScreenProps & More;

/** Where a text is written beside the one that it is made from. */
export function TranslationScreen({ view, machine, facts, ...props }: Props) {
  return (
    <WritingFrame {...props}>
      {(given) => <Screen {...given} {...{ view, machine, facts }} />}
    </WritingFrame>
  );
}

function Screen(props: InnerProps) {
  const { desk, documentId, locale, readOnly } = props;
  const words = useTranslations("Translation");
  const [beside, setBeside] = useState(false);
  const [hidden, hide] = useState<ReadonlySet<string>>();
  const [relinked, relink] = useState<Row>();
  const screen = useScreen(props);
  const { written, findings } = screen;
  const { editor } = written;
  const put = usePutWords(written);
  const translation = useTranslation(props, written);
  const { view, rows, fields } = translation;
  const where = useHere(editor, translation);
  const open = useFacts(documentId, props.facts);
  const facts = useMemo(
    () => placeFacts(open, { locale, source: view.source }, { rows, fields }),
    [open, locale, view.source, rows, fields],
  );

  const { here } = where;
  const marksOf = useCallback(
    (key: string, lines: readonly Standing[]) =>
      [
        `is-${worstOf(lines) ?? "none"}`,
        key === here ? "is-here" : "",
        hidden?.has(key) ? "is-hidden" : "",
      ].join(" "),
    [here, hidden],
  );
  const places = useMemo(
    () =>
      new Map(
        rows.flatMap(({ key, target, lines }, index): [string, Place][] =>
          target ? [[target, { row: index + 1, marks: marksOf(key, lines) }]] : [],
        ),
      ),
    [rows, marksOf],
  );
  useRowPlaces(editor, places);

  const confirm = async (key: string, lines: readonly Standing[]) => {
    const typing = editor?.isFocused;
    if ((await translation.confirm(lines)) && !typing) focusState(key);
  };
  const add = async (row: Row) => {
    const block = view.content.body.content.find(({ attrs }) => attrs.id === row.sources[0]);
    if (!editor || !block) return;
    const { node, id, pairs } = freshBlock(block, newBlockId);
    const before = rows.slice(0, rows.indexOf(row)).findLast(({ target }) => target)?.target;
    let at = 0;
    editor.state.doc.forEach((each, position) => {
      if (each.attrs.id === before) at = position + each.nodeSize;
    });
    editor.commands.insertContentAt(at, node as JSONContent);
    if (pairs.length > 0) {
      await translation.link(
        pairs,
        pairs.map(({ unit }) => unit),
      );
    }
    where.setHere(`t ${id}`);
    requestAnimationFrame(() => focusBlock(editor, id));
  };
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "F8" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      where.next();
    } else if (event.key === "Enter" && event.altKey && !readOnly) {
      const row = rows.find(({ key }) => key === where.here);
      const lines = row?.lines.filter(
        ({ unit, state }) => unit !== null && (state === "changed" || state === "machine"),
      );
      if (!row || !lines?.length) return;
      event.preventDefault();
      void confirm(row.key, lines);
    } else if (editor) betweenTextAndTools(event, editor);
  };
  const third = beside ? view.third : null;
  const steady = useSteady({ put, takeFromMachine: translation.takeFromMachine });
  const ways = useSteady<Ways>({
    confirm,
    add,
    relink,
    help: (line) => (
      <RowHelp
        key={`${line.unit} ${line.sources[0]?.hash}`}
        {...{ desk, documentId, locale, line }}
        source={view.source}
        machine={props.machine}
        {...steady}
      />
    ),
  });

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that lead through the text and to its tools
    <div
      className="writing translation"
      data-keeps-itself=""
      onKeyDown={keys}
      onFocus={({ target }) => {
        const field = /^text-(title|summary)$/.exec(target.id)?.[1];
        if (field) where.setHere(field);
      }}
    >
      <PresenceBar {...{ desk, documentId, locale, written }} {...props} />
      <div ref={screen.bar} className="writing-bar">
        <BarStart screen={screen} />
        <TranslationBar
          {...{ translation, where, readOnly, beside }}
          only={hidden !== undefined}
          show={(only) => hide(only ? quiet(fields, rows, facts) : undefined)}
          third={view.third?.locale}
          showBeside={setBeside}
        />
      </div>
      {!view.linked && !readOnly && (
        <div className="desk-notice">
          <p>{words("linkHint", { language: languages[view.source].name })}</p>
          <button
            type="button"
            className="button button-small"
            disabled={translation.working}
            onClick={() => void translation.link()}
          >
            {words("link", { language: languages[view.source].name })}
          </button>
        </div>
      )}
      <Reasons result={translation.failed} />
      <Uploads {...written.uploads} />
      <PasteNotice {...written.pasted} />
      <div
        ref={(element) => {
          // A style attribute is refused by the desk's policy; a property is not.
          const count = firstRow - 1 + Math.max(1, rows.length);
          element?.style.setProperty("grid-template-rows", `repeat(${count}, auto)`);
        }}
        className={`translation-grid ${third ? "has-third" : ""} ${hidden ? "is-filtered" : ""}`}
        data-here={where.here}
      >
        <SourceColumn
          {...{ view, rows, fields, readOnly, marksOf, ways }}
          facts={facts.byRow}
          working={translation.working}
          lead={props.lead}
        />
        <div className="writing-text">
          <TextHead screen={screen} />
          <div className="writing-body" lang={languages[locale].tag}>
            <EditorContent editor={editor} />
          </div>
        </div>
        {third && <ThirdColumn third={third} {...{ view, rows, marksOf }} />}
      </div>
      <div className="translation-more">
        <div className="writing-text">
          <TextEnd screen={screen} />
          <OpenFacts {...{ desk, documentId }} findings={facts.rest} />
        </div>
        <EditorAside
          {...{
            desk,
            documentId,
            locale,
            readOnly,
            written,
            faults: findings.faults,
            terms: screen.terms,
          }}
          comments={props.comments}
          asked={props.askedComment}
        />
      </div>
      <ScreenDialogs screen={screen} />
      {relinked && (
        <RelinkDialog
          source={view.source}
          lines={relinked.lines}
          choices={choicesOf(view.lines)}
          wordsOf={(unit) => wordsIn(editor?.getJSON() ?? {}, unit)}
          save={(pairs, units) => void translation.link(pairs, units)}
          close={() => relink(undefined)}
        />
      )}
    </div>
  );
}

/** What waits for nobody: out of sight while only the rest is wanted. Taken once, so that nothing goes under one's hands. */
function quiet(
  fields: Record<string, Standing[]>,
  rows: readonly Row[],
  { byRow }: PlacedFacts,
): Set<string> {
  const all = [...Object.entries(fields).map(([key, lines]) => ({ key, lines })), ...rows];
  return new Set(all.flatMap(({ key, lines }) => (waits(lines) || byRow.has(key) ? [] : [key])));
}

/** The button that had the focus is gone. */
const focusState = (key: string) =>
  document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"] .row-state p`)?.focus();

const choicesOf = (lines: readonly Standing[]) => [
  ...new Map(
    lines.flatMap(({ sources }) => sources).map((each) => [each.unit, each] as const),
  ).values(),
];
