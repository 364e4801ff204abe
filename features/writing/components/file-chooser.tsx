"use client";

import { useLocale, useTranslations } from "next-intl";
import { fileFacts } from "@/features/publication/page/file-facts";
import { languageName } from "@/i18n/language-names";
import { isLocale, type Locale, languages } from "@/i18n/routing";
import { listFiles } from "../actions";
import type { LibraryFile } from "../data";
import { LibrarySearch } from "./library-search";
import { useChooser } from "./use-chooser";

type Props = {
  /** Of the text: what a document is called in it. */
  locale: Locale;
  choose: (file: LibraryFile) => void;
};

/** The documents of the library, by words in any language: one is chosen. */
export function FileChooser({ locale, choose }: Props) {
  const t = useTranslations("FileChooser");
  const { list, ...chooser } = useChooser(async (typed, page) => {
    const answer = await listFiles({ locale, words: typed, page });
    return answer.ok ? { items: answer.files, more: answer.more } : undefined;
  });
  const { items = [], more = false } = chooser.found ?? {};
  return (
    <LibrarySearch
      chooser={chooser}
      id="file-words"
      label={t("search")}
      hint={t("hint")}
      count={t(more ? "countMore" : "count", { count: items.length })}
    >
      <ul className="link-targets" ref={list} aria-label={t("found")} hidden={items.length === 0}>
        {items.map((file) => (
          <li key={file.hash}>
            <button type="button" onClick={() => choose(file)}>
              <span lang={file.title ? languages[locale].tag : undefined}>
                {file.title || file.name || file.hash.slice(0, 12)}
              </span>
              <FileWords file={file} />
            </button>
          </li>
        ))}
      </ul>
    </LibrarySearch>
  );
}

/** What it is, and what its file was called: two reports of one title are told apart by these. */
function FileWords({ file }: { file: LibraryFile }) {
  const t = useTranslations("FileChooser");
  const desk = useLocale() as Locale;
  const { language } = file;
  const facts = fileFacts(desk, { ...file, language: null }, (count) => t("pages", { count }));
  const written = isLocale(language ?? undefined) ? languageName(language as Locale, desk) : "";
  return <small>{[facts, written, file.title ? file.name : ""].filter(Boolean).join(" · ")}</small>;
}
