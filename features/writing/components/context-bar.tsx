"use client";

import { type Editor, useEditorState } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { Field } from "@/components/desk/field";

/** What can be said of the quote or the table in which the caret stands. */
export function ContextBar({ editor }: { editor: Editor }) {
  const t = useTranslations("ContextBar");
  const { quote, table, quoteId, tableId } = useEditorState({
    editor,
    selector: ({ editor }) => ({
      quote: editor.isActive("blockquote")
        ? (editor.getAttributes("blockquote").attribution ?? "")
        : undefined,
      quoteId: editor.getAttributes("blockquote").id,
      tableId: editor.getAttributes("table").id,
      table: editor.isActive("table") ? (editor.getAttributes("table").caption ?? "") : undefined,
    }),
  });
  if (quote === undefined && table === undefined) return null;
  return (
    <div className="context-bar">
      {quote !== undefined && (
        <Field
          label={t("attribution")}
          id="context-attribution"
          data-unit={`b:${quoteId}.attribution`}
          value={quote}
          maxLength={200}
          onChange={({ target }) =>
            editor.commands.updateAttributes("blockquote", { attribution: target.value || null })
          }
        />
      )}
      {table !== undefined && (
        <>
          <Field
            label={t("caption")}
            id="context-caption"
            data-unit={`b:${tableId}.caption`}
            value={table}
            maxLength={300}
            onChange={({ target }) =>
              editor.commands.updateAttributes("table", { caption: target.value || null })
            }
          />
          <div className="button-row">
            {tableTools.map((name) => (
              <button
                key={name}
                type="button"
                className="button button-small"
                onClick={() => editor.chain().focus()[name]().run()}
              >
                {t(name)}
              </button>
            ))}
          </div>
        </>
      )}
    </div>
  );
}

const tableTools = [
  "addRowAfter",
  "addColumnAfter",
  "deleteRow",
  "deleteColumn",
  "toggleHeaderRow",
  "toggleHeaderColumn",
  "mergeOrSplit",
  "deleteTable",
] as const;
