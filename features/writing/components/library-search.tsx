"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Field } from "@/components/desk/field";
import type { useChooser } from "./use-chooser";

type Props = {
  chooser: Pick<
    ReturnType<typeof useChooser>,
    "words" | "setWords" | "found" | "failed" | "showMore"
  >;
  className?: string;
  id: string;
  label: string;
  hint: string;
  /** How many were found, in words. */
  count: string;
  /** The list of what was found. */
  children: ReactNode;
};

/** Searches the library by words in any language; what is found, some at a time. */
export function LibrarySearch({ chooser, className, id, label, hint, count, children }: Props) {
  const t = useTranslations("LibrarySearch");
  const { words, setWords, found, failed, showMore } = chooser;
  return (
    <div className={className}>
      <Field
        id={id}
        type="search"
        label={label}
        hint={hint}
        maxLength={200}
        value={words}
        onChange={({ target }) => setWords(target.value)}
        // Within a form of a page it must not send that.
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
      />
      <p className="desk-small desk-soft" role="status">
        {failed ? t("failed") : found && count}
      </p>
      {children}
      {found?.more && (
        <button type="button" className="button button-small" onClick={showMore}>
          {t("more")}
        </button>
      )}
    </div>
  );
}
