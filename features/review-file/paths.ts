import { storyPaths } from "@/features/editorial/paths";
import type { Locale } from "@/i18n/routing";

/** Where the desk gets a story as a Word document, and sends it back. `desk` is its language. */
export const reviewFilePath = (desk: Locale, documentId: string) =>
  `${storyPaths.story(desk, documentId)}/word`;
