"use client";

import { type Editor, useEditor } from "@tiptap/react";
import { useRef } from "react";
import type { Body } from "@/features/publication/schema";
import { editorJson } from "../body-json";
import { cleanPasted } from "../clean-paste";
import { extensions } from "../extensions";
import type { LeftOut } from "../fitted";
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
  /** A paste brought more than the text can take. */
  leftOut: (what: LeftOut) => void;
};

/** Of any kind: what is no picture is refused with a sentence, and not passed over. */
const filesOf = (data: DataTransfer | null) => [...(data?.files ?? [])];

/** The editor of a body. Made once: what it calls is looked up when it is called. */
export function useBodyEditor(options: Options): Editor | null {
  const latest = useRef(options);
  latest.current = options;
  return useEditor({
    // The server sends the page without it: an editor without its scripts would take no text.
    immediatelyRender: false,
    // Its styles stand in text-parts.css: the desk's policy allows no style elements.
    injectCSS: false,
    extensions: extensions({
      figure: FigureWithView,
      leftOut: (what) => latest.current.leftOut(what),
    }),
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
      transformPastedHTML: cleanPasted,
      handlePaste: (_view, event) => {
        const files = filesOf(event.clipboardData);
        // Word puts a picture of the text beside the text.
        if (files.length === 0 || event.clipboardData?.types.includes("text/html")) return false;
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

/** Puts a picture into the text: where it was dropped, or at the caret. */
export function insertPicture(editor: Editor, picture: string, at: number | undefined): void {
  const figure = { type: "figure", attrs: { picture } };
  const chain = editor.chain();
  if (at !== undefined && at <= editor.state.doc.content.size) chain.insertContentAt(at, figure);
  else chain.insertContent(figure);
  chain.run();
}
