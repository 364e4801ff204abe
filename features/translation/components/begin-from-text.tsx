"use client";

import { EditorContent } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Field, TextArea } from "@/components/desk/field";
import { Reasons } from "@/features/editorial/components/reasons";
import type { ContentInput } from "@/features/editorial/schema";
import type { ActionResult } from "@/features/staff/http/staff-action";
import type { Matching } from "@/features/translation/linking/match";
import { bodyOf, emptyBody } from "@/features/writing/body/body-json";
import { PasteNotice } from "@/features/writing/components/paste-notice";
import { PicturesProvider } from "@/features/writing/components/pictures";
import { useBodyEditor } from "@/features/writing/components/use-body-editor";
import type { Left } from "@/features/writing/paste/report";
import { type Locale, languages } from "@/i18n/routing";
import { beginFromText, proposeMatching } from "../actions";
import { firstLineAsTitle } from "../linking/first-line";
import { MatchList } from "./match-list";

type Props = { desk: Locale; documentId: string; locale: Locale; source: Locale };

/** Where a translation that there is already is put in, and matched to its source before anything is kept. */
export function BeginFromText(props: Props) {
  return (
    <PicturesProvider pictures={[]} words={undefined} readOnly={false}>
      <Panel {...props} />
    </PicturesProvider>
  );
}

const failed: ActionResult = { ok: false, code: "failed", reasons: [] };
/** More than a text may have. */
const mostBytes = 1_000_000;

function Panel({ desk, documentId, locale, source }: Props) {
  const t = useTranslations("TranslationBegin");
  const fields = useTranslations("TextFields");
  const paste = useTranslations("PasteNotice");
  const [words, setWords] = useState({ title: "", summary: "" });
  const [left, setLeft] = useState<Left[]>([]);
  const [wrong, setWrong] = useState("");
  const [answer, setAnswer] = useState<ActionResult>();
  const [working, setWorking] = useState(false);
  const [matched, setMatched] = useState<{
    content: ContentInput;
    matching: Matching & { seen: string };
  }>();
  const heading = useRef<HTMLHeadingElement>(null);
  // What had the focus is gone by then.
  useEffect(() => {
    if (matched) heading.current?.focus();
  }, [matched]);
  const [body] = useState(emptyBody);
  const editor = useBodyEditor({
    body,
    tag: languages[locale].tag,
    label: t("body"),
    editable: true,
    changed: () => setWrong(""),
    // Pictures come with the source: what is matched here is words.
    take: () => setWrong(t("noFiles")),
    askLink: () => {},
    left: setLeft,
    gapWords: (kind, count) => paste(`gap.${kind}`, { count }),
    gapClose: paste("gap.close"),
  });

  const readFile = async (file: File | undefined) => {
    if (!file || !editor) return;
    if (file.size > mostBytes) return setWrong(t("fileTooLarge"));
    const text = await file.text().catch(() => undefined);
    if (text === undefined || text.includes("\u0000")) return setWrong(t("fileUnreadable"));
    const isHtml = /\.html?$/i.test(file.name);
    // As it would be pasted, so that a file and a paste of the same words are one text.
    editor.commands.selectAll();
    if (isHtml) editor.view.pasteHTML(text);
    else editor.view.pasteText(text);
    setWrong("");
  };
  const match = async () => {
    if (!editor || working) return;
    const content = firstLineAsTitle({ slug: "", ...words, body: bodyOf(editor.getJSON()) });
    setWorking(true);
    const found = await proposeMatching({ documentId, locale, source, content }).catch(
      () => failed,
    );
    setWorking(false);
    setAnswer(found.ok ? undefined : found);
    if (!found.ok || !("matching" in found)) return;
    setWrong(found.matching.units.length === 0 ? t("nothingThere") : "");
    if (found.matching.units.length === 0) return;
    setMatched({ content, matching: found.matching });
  };
  const begin = async (pairs: { unit: string; sourceUnit: string }[]) => {
    if (!matched || working) return;
    setWorking(true);
    const { content, matching } = matched;
    const which = { documentId, locale, source, desk, content, pairs, seen: matching.seen };
    const done = await beginFromText(which).catch(() => failed);
    if (done.ok && "href" in done) return location.assign(done.href);
    setWorking(false);
    setAnswer(done);
  };

  return (
    <details className="begin-from-text" data-keeps-itself="">
      <summary>{t("fromText")}</summary>
      {/* Kept while it is matched: one may go back to it. */}
      <div hidden={matched !== undefined}>
        <div className="form">
          <p className="desk-soft">{t("fromTextHint")}</p>
          <Field
            id="begin-title"
            label={fields("title")}
            hint={t("titleHint")}
            lang={languages[locale].tag}
            value={words.title}
            maxLength={300}
            onChange={({ target }) => setWords({ ...words, title: target.value })}
          />
          <TextArea
            id="begin-summary"
            label={fields("summary")}
            lang={languages[locale].tag}
            rows={2}
            value={words.summary}
            maxLength={2000}
            onChange={({ target }) => setWords({ ...words, summary: target.value })}
          />
          <div className="field field-wide writing-text">
            <span aria-hidden="true">{t("body")}</span>
            <div className="writing-body begin-body" lang={languages[locale].tag}>
              <EditorContent editor={editor} />
            </div>
          </div>
          <PasteNotice left={left} close={() => setLeft([])} />
          <Field
            id="begin-file"
            type="file"
            label={t("file")}
            accept=".txt,.md,.html,.htm,text/plain,text/html"
            error={wrong || undefined}
            onChange={({ target }) => void readFile(target.files?.[0])}
          />
          <div className="button-row">
            <button
              type="button"
              className="button"
              aria-disabled={working || !editor}
              onClick={() => void match()}
            >
              {t("match")}
            </button>
          </div>
        </div>
      </div>
      {matched && (
        <section aria-labelledby="matching">
          <h3 id="matching" ref={heading} tabIndex={-1}>
            {t("matching")}
          </h3>
          <p className="desk-soft">{t("matchingHint", { language: languages[source].name })}</p>
          <MatchList
            key={matched.matching.seen}
            {...{ locale, source, working }}
            matching={matched.matching}
            begin={begin}
            back={() => {
              setMatched(undefined);
              requestAnimationFrame(() => editor?.commands.focus());
            }}
          />
        </section>
      )}
      <Reasons result={answer} />
    </details>
  );
}
