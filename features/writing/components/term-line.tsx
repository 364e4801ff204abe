"use client";

import { type Editor, useEditorState } from "@tiptap/react";
import { useTranslations } from "next-intl";
import type { TextTerm } from "@/features/editorial/facts/terms-in-text";
import { termAt } from "@/features/writing/terms/marks";
import { type Locale, languages } from "@/i18n/routing";
import { TermWords } from "./term-words";

type Props = { editor: Editor; locale: Locale; terms: readonly TextTerm[] };

/** The agreed forms of the term in which the caret stands, with the tools, which stay in sight. */
export function TermLine({ editor, locale, terms }: Props) {
  const t = useTranslations("TextTerms");
  const { id, forbidden } = useEditorState({
    editor,
    selector: ({ editor }) => termAt(editor.state) ?? { id: "", forbidden: false },
  });
  const term = terms.find((each) => each.id === id);
  if (!term) return null;
  return (
    <p className={forbidden ? "context-bar term-line is-forbidden" : "context-bar term-line"}>
      <strong lang={languages[locale].tag}>
        {term.forms[locale][0] ?? term.places[0]?.quote ?? ""}
      </strong>
      {forbidden && <span>{t("notThis")}</span>}
      <TermWords {...{ term, locale, forbidden: false }} />
    </p>
  );
}
