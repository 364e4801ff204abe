import { storyPaths } from "@/features/editorial/paths";
import type { Locale } from "@/i18n/routing";

const story = (desk: Locale, documentId: string) => `${storyPaths.story(desk, documentId)}/xliff`;

/** Where the desk gets and sends files of translators' tools. `desk` is its language. */
export const xliffPaths = {
  import: story,
  export: (desk: Locale, documentId: string, locale: Locale, from: Locale) =>
    `${story(desk, documentId)}/${locale}?from=${from}`,
} as const;
