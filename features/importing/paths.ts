import { storyPaths } from "@/features/editorial/paths";
import { staffPaths } from "@/features/staff/paths";
import type { Locale } from "@/i18n/routing";

/** Where the desk sends files that are to become texts. `desk` is its language. */
export const importPaths = {
  file: (desk: Locale) => `${staffPaths.home(desk)}/stories/import`,
  /** Where files for pictures that an import was missing are sent. */
  pictures: (desk: Locale) => `${staffPaths.home(desk)}/stories/import/pictures`,
  /** A text beside the page that it was imported from, with the report. */
  imported: (desk: Locale, documentId: string, locale: Locale) =>
    `${storyPaths.text(desk, documentId, locale)}/imported`,
  /** What came of it. */
  text: storyPaths.text,
} as const;
