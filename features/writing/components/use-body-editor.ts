"use client";

import { TextSelection, type Transaction } from "@tiptap/pm/state";
import { type Editor, type JSONContent, useEditor } from "@tiptap/react";
import { useRef } from "react";
import type { Body } from "@/features/publication/schema";
import { editorJson } from "@/features/writing/body/body-json";
import { extensions } from "@/features/writing/body/extensions";
import type { LibraryFile } from "../data";
import { cleanPasted, isOnePicture } from "../paste/clean";
import { Gaps } from "../paste/gaps";
import { OwnClipboard } from "../paste/own";
import type { GapKind } from "../paste/pictures";
import { plainSlice } from "../paste/plain";
import { both, type Left, withoutRoom } from "../paste/report";
import { FigureWithView } from "./figure-view";
import { readShownSelection } from "./shown-selection";

type Options = {
  body: Body;
  tag: string;
  label: string;
  editable: boolean;
  changed: () => void;
  /** Pictures dropped or pasted, with the place where they belong. */
  take: (files: File[], at: number | undefined) => void;
  askLink: () => void;
  /** What a paste did not bring along. */
  left: (left: Left[]) => void;
  /** Said of a gap in the text, where a picture or film was left behind. */
  gapWords: (kind: GapKind, count: number) => string;
  gapClose: string;
};

/** Of any kind: what is no picture is refused with a sentence, and not passed over. */
const filesOf = (data: DataTransfer | null) => [...(data?.files ?? [])];

/** The editor of a body. Made once: what it calls is looked up when it is called. */
export function useBodyEditor(options: Options): Editor | null {
  const latest = useRef(options);
  latest.current = options;
  // Of one paste: first what it is made of, then what the text has no room for.
  const told = useRef<Left[]>([]);
  const tell = (left: Left[]) => {
    told.current = left;
    latest.current.left(left);
  };
  return useEditor({
    // The server sends the page without it: an editor without its scripts would take no text.
    immediatelyRender: false,
    // Its styles stand in text-parts.css: the desk's policy allows no style elements.
    injectCSS: false,
    extensions: [
      ...extensions({
        figure: FigureWithView,
        leftOut: (what) => tell(both(told.current, withoutRoom(what))),
      }),
      OwnClipboard,
      Gaps.configure({
        words: (kind, count) => latest.current.gapWords(kind, count),
        close: () => latest.current.gapClose,
      }),
    ],
    content: editorJson(options.body),
    editable: options.editable,
    onUpdate: () => latest.current.changed(),
    editorProps: {
      // The tools stand over the top of the text.
      scrollThreshold: { top: 150, right: 0, bottom: 40, left: 0 },
      scrollMargin: { top: 160, right: 0, bottom: 60, left: 0 },
      attributes: {
        class: "prose",
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": options.label,
        lang: options.tag,
      },
      transformPastedHTML: (pasted) => {
        const { html, left } = cleanPasted(pasted);
        tell(left);
        return html;
      },
      clipboardTextParser: (text, $context) => {
        tell([]);
        return plainSlice(text, $context);
      },
      handlePaste: (_view, event) => {
        const files = filesOf(event.clipboardData);
        // Word puts a picture of the text beside the text; a browser, which copies one
        // picture, its address.
        const html = event.clipboardData?.getData("text/html") ?? "";
        if (files.length === 0 || (html && !isOnePicture(html))) return false;
        latest.current.take(files, undefined);
        return true;
      },
      handleDrop: (view, event, _slice, moved) => {
        const files = filesOf(event.dataTransfer);
        if (moved || files.length === 0) return false;
        event.preventDefault();
        const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
        latest.current.take(files, place?.pos);
        return true;
      },
      handleKeyDown: (view, event) => {
        if (!event.ctrlKey && !event.metaKey) return false;
        readShownSelection(view);
        if (event.key.toLowerCase() !== "k") return false;
        event.preventDefault();
        latest.current.askLink();
        return true;
      },
    },
  });
}

/** Words that lead to a file: what it is called in the language of the text, or else its file. */
const linkTo = ({ hash, name, title }: LibraryFile): JSONContent => ({
  type: "text",
  text: title || name.replace(/\.[^.]+$/, "") || name || hash.slice(0, 8),
  marks: [{ type: "link", attrs: { file: hash } }],
});

/** Puts a link to a file into the text, as a paragraph of its own. @returns the place behind it */
export const insertFile = (editor: Editor, file: LibraryFile, at: number | undefined) =>
  put(editor, { type: "paragraph", content: [linkTo(file)] }, at);

/** Has the words that are selected lead to a file, or puts its title where the caret is. */
export function linkFile(editor: Editor, file: LibraryFile): void {
  const { selection } = editor.state;
  // Of a picture that is selected nothing can lead anywhere, and nothing is to take its place.
  const isText = selection instanceof TextSelection;
  const chain = editor.chain().focus();
  if (!isText) insertFile(editor, file, selection.to);
  else if (selection.empty) chain.insertContent(linkTo(file)).run();
  else chain.unsetMark("link").setMark("link", { file: file.hash }).run();
}

/** Puts a picture into the text: where it was dropped, or at the caret. @returns the place behind it */
export const insertPicture = (editor: Editor, picture: string, at: number | undefined) =>
  put(editor, { type: "figure", attrs: { picture } }, at);

/** @returns the place behind it, where it was put at a place: the caret goes along by itself */
function put(editor: Editor, block: JSONContent, at: number | undefined): number | undefined {
  const isPlace = at !== undefined && at <= editor.state.doc.content.size;
  if (!isPlace) {
    editor.chain().insertContent(block).run();
    return undefined;
  }
  let behind = at;
  const noting = ({ tr }: { tr: Transaction }) => {
    // The end of what was written anew: a place at a paragraph's end would be mapped before it.
    tr.mapping.maps.at(-1)?.forEach((_from, _to, _start, end) => {
      behind = end;
    });
    return true;
  };
  editor.chain().insertContentAt(at, block).command(noting).run();
  return behind;
}
