import type { AssignmentTask } from "@/features/editorial/assignments/schema";
import { staffPaths } from "@/features/staff/paths";
import type { Locale } from "@/i18n/routing";

const story = (desk: Locale, documentId: string) =>
  `${staffPaths.home(desk)}/stories/${documentId}`;

const text = (desk: Locale, documentId: string, locale: Locale) =>
  `${story(desk, documentId)}/${locale}`;

const inErrand = (errand: readonly Locale[]) => errand.join(".");

const places: Record<string, string> = {
  unschedule: "#waiting",
  withdraw: "#withdraw-heading",
};

/** Addresses of the desk where stories are written and published. `desk` is the language of the desk. */
export const storyPaths = {
  begin: (desk: Locale) => story(desk, "new"),
  story,
  text,
  /** Where work is done: a review waits for its submit, and the story says how far that is. */
  work: (
    desk: Locale,
    { task, documentId, locale }: { task: AssignmentTask; documentId: string; locale: Locale },
  ) => (task === "REVIEW" ? story(desk, documentId) : text(desk, documentId, locale)),
  /** A text, opened at one of its comments. */
  comment: (desk: Locale, documentId: string, locale: Locale, id: string) =>
    `${story(desk, documentId)}/${locale}?comment=${id}`,
  /** A text, at its comments. */
  comments: (desk: Locale, documentId: string, locale: Locale) =>
    `${story(desk, documentId)}/${locale}#comments`,
  /** The same as a part of an errand in several languages. */
  textOfErrand: (desk: Locale, documentId: string, locale: Locale, errand: readonly Locale[]) =>
    `${story(desk, documentId)}/${locale}?errand=${inErrand(errand)}`,
  /** Where the languages of an errand are submitted, approved and published together. */
  errand: (desk: Locale, documentId: string, errand: readonly Locale[]) =>
    `${story(desk, documentId)}/errand?texts=${inErrand(errand)}`,
  /** Takes a form: leads to the first of the texts. */
  beginErrand: (desk: Locale, documentId: string) => `${story(desk, documentId)}/errand`,
  publishErrand: (desk: Locale, documentId: string, errand: readonly Locale[]) =>
    `${story(desk, documentId)}/publish?errand=${inErrand(errand)}`,
  history: (desk: Locale, documentId: string, locale: Locale) =>
    `${story(desk, documentId)}/${locale}/history`,
  /** Where a text is read to be approved or given back. */
  review: (desk: Locale, documentId: string, locale: Locale) =>
    `${story(desk, documentId)}/${locale}/review`,
  /** Where a text is written beside the one that it is made from. */
  translate: (desk: Locale, documentId: string, locale: Locale) =>
    `${story(desk, documentId)}/${locale}/translate`,
  save: (desk: Locale, documentId: string, locale: Locale) =>
    `${story(desk, documentId)}/${locale}/save`,
  presence: (desk: Locale, documentId: string, locale: Locale) =>
    `${story(desk, documentId)}/${locale}/presence`,
  deleted: (desk: Locale) => `${staffPaths.home(desk)}/deleted`,
  /** The list of what was deleted, with one that is looked for. */
  deletedOne: (desk: Locale, documentId: string) =>
    `${staffPaths.home(desk)}/deleted?story=${documentId}`,
  publish: (desk: Locale, documentId: string) => `${story(desk, documentId)}/publish`,
  /** Where a step is taken that asks for more than one press. */
  step: (desk: Locale, documentId: string, step: string, locale: Locale) =>
    `${story(desk, documentId)}/publish?with=${locale}${places[step] ?? ""}`,
  receipt: (desk: Locale, documentId: string, receiptId: string) =>
    `${story(desk, documentId)}/receipts/${receiptId}`,
  preview: (desk: Locale, documentId: string) => `${story(desk, documentId)}/preview`,
  /** Where stands what readers of its links said. */
  opinions: (desk: Locale, documentId: string) => `${story(desk, documentId)}#opinions`,
  share: (desk: Locale, documentId: string) => `${story(desk, documentId)}/share`,
  /** What a link to a draft opens: a page of features/preview, in the language of the text. */
  shared: (locale: Locale, token: string) => `/${locale}/preview/shared/${token}`,
  /** Where files are sent to the library. */
  uploads: (desk: Locale) => `${staffPaths.home(desk)}/uploads`,
} as const;
