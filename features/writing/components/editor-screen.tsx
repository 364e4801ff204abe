"use client";

import { EditorContent } from "@tiptap/react";
import { useTranslations } from "next-intl";
import {
  useCallback,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useStorySaved } from "@/features/editorial/components/story-live";
import { TextSteps } from "@/features/editorial/components/text-steps";
import { storyPaths } from "@/features/editorial/paths";
import type { Content, ContentInput } from "@/features/editorial/schema";
import { plainText } from "@/features/publication/body/body-text";
import { shownPictures } from "@/features/publication/body/figures";
import { bodyOf, editorJson, emptyBody } from "@/features/writing/body/body-json";
import type { Place } from "@/features/writing/checking/checks";
import { lengthOf } from "@/features/writing/checking/measure";
import { languages } from "@/i18n/routing";
import { oneLine, severalLines } from "@/lib/text/input";
import { isBlank } from "@/lib/text/seen";
import { slugFor } from "../actions";
import type { LibraryPicture } from "../data";
import type { Left } from "../paste/report";
import { ChecksPanel } from "./checks-panel";
import { ConflictDialog } from "./conflict-dialog";
import { ContextBar } from "./context-bar";
import { ForeignDialog } from "./foreign-dialog";
import { LeadWords } from "./lead-words";
import { LinkDialog } from "./link-dialog";
import { PasteNotice } from "./paste-notice";
import { PictureDialog } from "./picture-dialog";
import { PicturesProvider, usePictures } from "./pictures";
import { SaveState } from "./save-state";
import { betweenTextAndTools } from "./text-and-tools";
import { type Fields, HeadFields, MoreFields } from "./text-fields";
import { TextLimits } from "./text-limits";
import { Toolbar } from "./toolbar";
import { Uploads } from "./uploads";
import { insertPicture, useBodyEditor } from "./use-body-editor";
import { useChecks } from "./use-checks";
import { useEarlyWords } from "./use-early-words";
import { useRefused } from "./use-refused";
import { useSeenTop } from "./use-seen-top";
import { useStrayDrops } from "./use-stray-drops";
import { type TextOptions, useText } from "./use-text";
import { useUploads } from "./use-uploads";

export type EditorProps = TextOptions & {
  kind: "ARTICLE" | "PAGE";
  hasSection: boolean;
  lead: string | null;
  content: Content;
  pictures: LibraryPicture[];
  /** It waits for its time: nothing may change under it. */
  readOnly: boolean;
  languageNames: { value: string; name: string }[];
};

/** Where one language of a story is written. */
export function EditorScreen(props: EditorProps) {
  return (
    <PicturesProvider
      pictures={props.pictures}
      words={props.content.pictures}
      readOnly={props.readOnly}
    >
      <Screen {...props} />
    </PicturesProvider>
  );
}

const fieldsOf = (content: ContentInput): Fields => ({
  title: content.title ?? "",
  shortTitle: content.shortTitle ?? "",
  headlineBreaks: content.headlineBreaks ?? "",
  summary: content.summary ?? "",
  slug: content.slug ?? "",
  byline: content.byline ?? "",
  source: content.source ?? "",
  responsibleEditor: content.responsibleEditor ?? "",
});

/** As the server keeps them. */
const keptWords = (words: NonNullable<Content["pictures"]>) =>
  Object.fromEntries(
    Object.entries(words).map(([hash, { alt, caption, credit }]) => [
      hash,
      { alt: oneLine(alt), caption: oneLine(caption), credit: oneLine(credit) },
    ]),
  );

function Screen(props: EditorProps) {
  const { desk, documentId, locale, readOnly } = props;
  const t = useTranslations("TextEditor");
  const paste = useTranslations("PasteNotice");
  const pictures = usePictures();
  const { add, wordsOf } = pictures;
  const [fields, setFields] = useState(() => fieldsOf(props.content));
  const [body, setBody] = useState(() =>
    props.content.body.content.length > 0 ? props.content.body : emptyBody(),
  );
  const [asked, ask] = useState<"link" | "foreign" | "picture">();
  const [comparing, setComparing] = useState(true);
  const [left, setLeft] = useState<Left[]>([]);
  const now = useRef(fields);
  const { uploads, send, drop } = useUploads(desk, locale);
  useStrayDrops();
  const bar = useSeenTop<HTMLDivElement>();

  const changedRef = useRef(() => {});
  const takeRef = useRef((_files: File[], _at: number | undefined) => {});
  const editor = useBodyEditor({
    body,
    tag: languages[locale].tag,
    label: t("body"),
    editable: !readOnly,
    changed: () => changedRef.current(),
    take: (files, at) => takeRef.current(files, at),
    askLink: () => ask("link"),
    left: (left) => left.length > 0 && setLeft(left),
    gapWords: (kind, count) => paste(`gap.${kind}`, { count }),
    gapClose: paste("gap.close"),
  });

  const read = (): Content => {
    const { title, shortTitle, headlineBreaks, summary, slug, byline, source, responsibleEditor } =
      now.current;
    const written = editor ? bodyOf(editor.getJSON()) : body;
    const shown = shownPictures(written, props.lead);
    // As the server will keep them, so that a comparison shows no difference that is none.
    return {
      title: oneLine(title),
      summary: severalLines(summary),
      slug: oneLine(slug),
      ...(isBlank(shortTitle) ? {} : { shortTitle: oneLine(shortTitle) }),
      ...(isBlank(headlineBreaks) ? {} : { headlineBreaks: severalLines(headlineBreaks) }),
      ...(isBlank(byline) ? {} : { byline: oneLine(byline) }),
      ...(isBlank(source) ? {} : { source: oneLine(source) }),
      ...(isBlank(responsibleEditor) ? {} : { responsibleEditor: oneLine(responsibleEditor) }),
      body: written,
      ...(shown.length > 0 ? { pictures: keptWords(pictures.read(shown)) } : {}),
    };
  };
  const fill = (content: ContentInput) => {
    now.current = fieldsOf(content);
    setFields(now.current);
    setBody(content.body);
    pictures.fill(content.pictures as Content["pictures"]);
    editor?.commands.setContent(editorJson(content.body), { emitUpdate: false });
  };
  const busy = () => editor?.view.composing ?? false;
  const text = useText(props, { read, fill, busy }, editor !== null);
  pictures.said.current = text.changed;
  const { state } = text;
  const opened = useRef(state);
  const saved = useStorySaved();
  useEffect(() => {
    if (state === opened.current || state.state !== "saved") return;
    saved({ locale, title: now.current.title });
  }, [state, saved, locale]);
  const early = useRef(false);
  useEarlyWords(fields, (typed) => {
    early.current = true;
    now.current = { ...now.current, ...typed };
    setFields(now.current);
  });
  // Before it is painted that the text is open, and "saved".
  useLayoutEffect(() => {
    // Not before an earlier copy was brought back: saving would take its place.
    if (editor && early.current) text.changed();
    if (editor) early.current = false;
  }, [editor, text.changed]);
  changedRef.current = () => {
    if (!editor) return;
    // While an input method composes there is no text yet to speak of.
    if (!editor.view.composing) setBody(bodyOf(editor.getJSON()));
    text.changed();
  };
  const change = (part: Partial<Fields>) => {
    now.current = { ...now.current, ...part };
    setFields(now.current);
    text.changed();
  };
  takeRef.current = (files, at) =>
    void send(files, (picture) => {
      add(picture);
      if (editor) insertPicture(editor, picture.hash, at);
    });
  const [leftOut, setLeftOut] = useState<string[]>([]);
  const propose = async () => {
    const answer = await slugFor({ documentId, locale, title: now.current.title }).catch(
      () => undefined,
    );
    if (!answer?.ok) return;
    setLeftOut(answer.leftOut);
    if (answer.slug) change({ slug: answer.slug });
  };

  const deferredBody = useDeferredValue(body);
  const deferredFields = useDeferredValue(fields);
  const deferredWords = useMemo(
    () =>
      Object.fromEntries(
        shownPictures(deferredBody, props.lead).map((hash) => [hash, wordsOf(hash)]),
      ),
    [deferredBody, props.lead, wordsOf],
  );
  const faults = useChecks({
    ...props,
    text: { ...deferredFields, body: deferredBody },
    pictures: deferredWords,
  });
  const refused = useRefused(text.state, editor, deferredBody);
  const go = useCallback(
    (place: Place) => goTo(place, (id) => editor && focusBlock(editor, id)),
    [editor],
  );
  const { count, unit } = lengthOf(locale, plainText(deferredBody));
  const conflict = text.state.state === "conflict" ? text.state.conflict : undefined;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that lead from the text to its tools and back
    <div
      className="writing"
      // What is typed here is kept with each keystroke: components/desk/kept-fields.ts.
      data-keeps-itself=""
      onKeyDown={(event) => editor && betweenTextAndTools(event, editor)}
    >
      <div ref={bar} className="writing-bar">
        {editor && !readOnly && <Toolbar editor={editor} ask={ask} />}
        <SaveState
          {...{ desk, state, unkept: text.unkept, restored: text.restored }}
          opening={editor === null}
        />
        {conflict && !comparing && (
          <button type="button" className="button button-small" onClick={() => setComparing(true)}>
            {t("compare")}
          </button>
        )}
        {editor && !readOnly && <ContextBar editor={editor} />}
      </div>
      <div className="writing-columns">
        <div className="writing-text">
          <HeadFields
            {...{ locale, fields, readOnly, change }}
            titleLeft={() =>
              isBlank(now.current.slug) && !isBlank(now.current.title) && void propose()
            }
          />
          {props.lead && <LeadWords hash={props.lead} />}
          <Uploads uploads={uploads} drop={drop} />
          <PasteNotice left={left} close={() => setLeft([])} />
          <div className="writing-body" lang={languages[locale].tag}>
            <EditorContent editor={editor} />
          </div>
          <p className="desk-soft desk-small">{t(unit, { count })}</p>
          <TextLimits body={deferredBody} />
          <MoreFields
            {...{ locale, fields, readOnly, change, leftOut }}
            propose={() => void propose()}
          />
        </div>
        <aside className="writing-aside" aria-label={t("aside")}>
          <TextSteps
            {...{ desk, documentId, locale }}
            save={async () => {
              await text.queue.flush();
              return text.queue.settled ? text.queue.version : undefined;
            }}
          />
          <ChecksPanel
            faults={[...refused, ...faults]}
            go={go}
            mend={editor && !readOnly ? (fault) => mendTable(editor, fault.place) : undefined}
            preview={storyPaths.preview(desk, documentId)}
          />
        </aside>
      </div>
      {editor && asked === "link" && (
        <LinkDialog {...{ editor, documentId, locale }} onClose={() => ask(undefined)} />
      )}
      {editor && asked === "foreign" && (
        <ForeignDialog editor={editor} names={props.languageNames} onClose={() => ask(undefined)} />
      )}
      {editor && asked === "picture" && (
        <PictureDialog
          locale={locale}
          choose={(picture) => {
            add(picture);
            insertPicture(editor, picture.hash, undefined);
          }}
          take={(files) => takeRef.current(files, undefined)}
          onClose={() => ask(undefined)}
        />
      )}
      {conflict && comparing && (
        <ConflictDialog
          {...{ desk, documentId, locale, conflict }}
          mine={read}
          close={() => setComparing(false)}
          keepMine={() => text.queue.settle(conflict.current.version, read)}
          takeTheirs={async () => {
            if (!(await text.keepCopy(read()))) return false;
            fill(conflict.current.content);
            text.queue.settle(conflict.current.version);
            return true;
          }}
        />
      )}
    </div>
  );
}

type BodyEditor = NonNullable<ReturnType<typeof useBodyEditor>>;

function focusBlock(editor: BodyEditor, id: string): void {
  editor.state.doc.descendants((node, position) => {
    if (node.attrs.id !== id) return true;
    editor
      .chain()
      .focus(position + 1)
      .scrollIntoView()
      .run();
    return false;
  });
}

/** Makes the first row of a table its header. */
function mendTable(editor: BodyEditor, place: Place): void {
  if (!("block" in place)) return;
  editor.state.doc.descendants((node, position) => {
    if (node.type.name !== "table" || node.attrs.id !== place.block) return true;
    // Through table, row and cell into the words of the first cell: the row that they are in is turned.
    editor
      .chain()
      .focus(position + 4)
      .toggleHeaderRow()
      .run();
    return false;
  });
}

function goTo(place: Place, block: (id: string) => void): void {
  if ("block" in place) {
    const fields = document.querySelector<HTMLElement>(
      `figure[data-id="${place.block}"] input[id$="alt"]`,
    );
    if (place.picture && fields) fields.focus();
    else block(place.block);
  } else if (place.field === "lead") {
    document.querySelector<HTMLElement>('#text-lead input[id$="alt"]')?.focus();
  } else document.getElementById(`text-${place.field}`)?.focus();
}
