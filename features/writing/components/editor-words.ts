import { type Locale, languages, locales } from "@/i18n/routing";

/** The words that an editor shows: for the pages that have one. */
export const editorNamespaces = [
  "Comments",
  "OpenComments",
  "Comparison",
  "ConflictDialog",
  "EditorialReasons",
  "ContextBar",
  "EditorToolbar",
  "ErrandBar",
  "PasteNotice",
  "FactFindings",
  "FigureView",
  "FileChooser",
  "FileDialog",
  "ForeignDialog",
  "LibraryDialog",
  "LibrarySearch",
  "LinkDialog",
  "Opinions",
  "PersonName",
  "Presence",
  "PictureChooser",
  "PictureDialog",
  "ReturnedWords",
  "SaveState",
  "StaffReasons",
  "StoryFrame",
  "TextState",
  "TextTerms",
  "TextsTable",
  "TextChecks",
  "TextEditor",
  "TextFields",
  "TextLimits",
  "Uploads",
] as const;

/** Of words that stand in a text of another language; any other tag can be typed. */
const foreignLanguages = [
  ...locales.map((each) => languages[each].tag),
  "zh-Hant",
  "de",
  "fr",
  "ja",
  "la",
];

/** Languages for words in a text of `language`, as a desk in `desk` calls them. */
export function foreignNames(language: Locale, desk: Locale): { value: string; name: string }[] {
  const names = new Intl.DisplayNames([languages[desk].tag], { type: "language" });
  return foreignLanguages
    .filter((tag) => tag !== languages[language].tag)
    .map((tag) => ({ value: tag, name: names.of(tag) ?? tag }));
}
