import { storyPaths } from "@/features/editorial/paths";
import { staffPaths } from "@/features/staff/paths";
import type { Locale } from "@/i18n/routing";

export const translationPaths = {
  /** What is behind its source, of all languages or of one. */
  behind: (desk: Locale, language?: Locale) =>
    `${staffPaths.home(desk)}/behind${language ? `?language=${language}` : ""}`,
  /** Where a machine is asked. */
  machine: (desk: Locale, documentId: string, locale: Locale) =>
    `${storyPaths.text(desk, documentId, locale)}/machine`,
} as const;
