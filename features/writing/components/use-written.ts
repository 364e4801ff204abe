"use client";

import type { Editor } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { useLayoutEffect, useRef, useState } from "react";
import type { Content, ContentInput } from "@/features/editorial/schema";
import { shownPictures } from "@/features/publication/body/figures";
import { bodyOf, editorJson, emptyBody } from "@/features/writing/body/body-json";
import { languages } from "@/i18n/routing";
import type { Left } from "../paste/report";
import { usePictures } from "./pictures";
import type { Fields } from "./text-fields";
import { insertFile, insertPicture, useBodyEditor } from "./use-body-editor";
import { useEarlyWords } from "./use-early-words";
import { type TextOptions, useText } from "./use-text";
import { useUploads } from "./use-uploads";
import { fieldsOf, keptFields, keptWords } from "./written-fields";

export type WrittenOptions = TextOptions & {
  lead: string | null;
  content: Content;
  /** It waits for its time: nothing may change under it. */
  readOnly: boolean;
};

/** The text that is being written: its fields, its body with the editor of it, and how it is saved. */
export function useWritten(props: WrittenOptions, askLink: () => void) {
  const { desk, locale, readOnly } = props;
  const t = useTranslations("TextEditor");
  const paste = useTranslations("PasteNotice");
  const pictures = usePictures();
  const [fields, setFields] = useState(() => fieldsOf(props.content));
  const [body, setBody] = useState(() =>
    props.content.body.content.length > 0 ? props.content.body : emptyBody(),
  );
  const [left, setLeft] = useState<Left[]>([]);
  const now = useRef(fields);
  const { uploads, send, drop } = useUploads(desk, locale);

  const changedRef = useRef(() => {});
  const takeRef = useRef((_files: File[], _at: number | undefined) => {});
  const editor = useBodyEditor({
    body,
    tag: languages[locale].tag,
    label: t("body"),
    editable: !readOnly,
    changed: () => changedRef.current(),
    take: (files, at) => takeRef.current(files, at),
    askLink,
    left: (left) => left.length > 0 && setLeft(left),
    gapWords: (kind, count) => paste(`gap.${kind}`, { count }),
    gapClose: paste("gap.close"),
  });

  const read = (): Content => {
    const written = editor ? bodyOf(editor.getJSON()) : body;
    const shown = shownPictures(written, props.lead);
    return {
      ...keptFields(now.current),
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
  takeRef.current = (files, at) => {
    let place = at;
    // Each behind the one before it: at the same place they would stand in the opposite order.
    const put = (insert: (editor: Editor, at: number | undefined) => number | undefined) => {
      if (editor) place = insert(editor, place);
    };
    void send(
      files,
      (picture) => {
        pictures.add(picture);
        put((into, where) => insertPicture(into, picture.hash, where));
      },
      (file) => put((into, where) => insertFile(into, file, where)),
    );
  };

  return {
    editor,
    text,
    fields,
    /** The fields as they are at this moment, and not when it was last drawn. */
    now,
    body,
    change,
    read,
    fill,
    /** Pictures from files, for a place in the text. */
    take: (files: File[]) => takeRef.current(files, undefined),
    uploads: { uploads, drop },
    /** What a paste did not bring along. */
    pasted: { left, close: () => setLeft([]) },
  };
}

export type Written = ReturnType<typeof useWritten>;
