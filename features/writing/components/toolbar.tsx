"use client";

import { type Editor, useEditorState } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef, useState } from "react";
import { ToolbarIcon } from "./toolbar-icon";

export type Tool =
  | "undo"
  | "redo"
  | "paragraph"
  | "heading2"
  | "heading3"
  | "bold"
  | "italic"
  | "superscript"
  | "subscript"
  | "foreign"
  | "link"
  | "bulletList"
  | "orderedList"
  | "quote"
  | "table"
  | "picture"
  | "file";

type Asking = "link" | "foreign" | "picture" | "file";

type Props = {
  editor: Editor;
  /** Tools that ask something first. */
  ask: (what: Asking) => void;
};

const groups: Tool[][] = [
  ["undo", "redo"],
  ["paragraph", "heading2", "heading3"],
  ["bold", "italic", "superscript", "subscript", "foreign", "link"],
  ["bulletList", "orderedList", "quote", "table", "picture", "file"],
];

/** One stop of the Tab key; arrows move within it. */
export function Toolbar({ editor, ask }: Props) {
  const t = useTranslations("EditorToolbar");
  const bar = useRef<HTMLDivElement>(null);
  const [all, showAll] = useState(false);
  const state = useEditorState({ editor, selector: ({ editor }) => stateOf(editor) });
  const move = (event: KeyboardEvent) => {
    const buttons = [...(bar.current?.querySelectorAll("button") ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[
      event.key
    ];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const next = buttons[(to + buttons.length) % buttons.length];
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next?.focus();
  };
  return (
    <div className={all ? "tools is-open" : "tools"}>
      <div
        ref={bar}
        id="tools"
        className="toolbar"
        role="toolbar"
        aria-label={t("label")}
        aria-keyshortcuts="Alt+F10"
        onKeyDown={move}
      >
        {groups.map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups never change
          <div key={index} className="toolbar-group">
            {group.map((tool) => (
              <button
                key={tool}
                type="button"
                className="tool"
                tabIndex={tool === "undo" ? 0 : -1}
                title={t(tool)}
                aria-label={t(tool)}
                aria-pressed={state.on[tool]}
                aria-disabled={state.off[tool] || undefined}
                // The caret stays where it is.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => !state.off[tool] && apply(editor, tool, ask)}
              >
                <ToolbarIcon tool={tool} />
              </button>
            ))}
          </div>
        ))}
      </div>
      <button
        type="button"
        className="tool tools-more"
        aria-expanded={all}
        aria-controls="tools"
        aria-label={t(all ? "fewer" : "more")}
        title={t(all ? "fewer" : "more")}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => showAll(!all)}
      />
    </div>
  );
}

type Marks = Partial<Record<Tool, boolean>>;

function stateOf(editor: Editor): { on: Marks; off: Marks } {
  return {
    on: {
      paragraph: editor.isActive("paragraph"),
      heading2: editor.isActive("heading", { level: 2 }),
      heading3: editor.isActive("heading", { level: 3 }),
      bold: editor.isActive("bold"),
      italic: editor.isActive("italic"),
      superscript: editor.isActive("superscript"),
      subscript: editor.isActive("subscript"),
      foreign: editor.isActive("foreign"),
      link: editor.isActive("link"),
      bulletList: editor.isActive("bulletList"),
      orderedList: editor.isActive("orderedList"),
      quote: editor.isActive("blockquote"),
      table: editor.isActive("table"),
    },
    off: { undo: !editor.can().undo(), redo: !editor.can().redo() },
  };
}

function apply(editor: Editor, tool: Tool, ask: Props["ask"]): void {
  if (tool === "link" || tool === "foreign" || tool === "picture" || tool === "file") {
    ask(tool);
    return;
  }
  const chain = editor.chain().focus();
  const run = {
    undo: () => chain.undo(),
    redo: () => chain.redo(),
    paragraph: () => chain.setParagraph(),
    heading2: () => chain.toggleHeading({ level: 2 }),
    heading3: () => chain.toggleHeading({ level: 3 }),
    bold: () => chain.toggleBold(),
    italic: () => chain.toggleItalic(),
    superscript: () => chain.toggleMark("superscript"),
    subscript: () => chain.toggleMark("subscript"),
    bulletList: () => chain.toggleBulletList(),
    orderedList: () => chain.toggleOrderedList(),
    quote: () => chain.toggleBlockquote(),
    table: () => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
  }[tool];
  run().run();
}
