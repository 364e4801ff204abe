import { storyPaths } from "@/features/editorial/paths";
import { staffPaths } from "@/features/staff/paths";
import type { Locale } from "@/i18n/routing";

/** Where the desk sends files that are to become texts. `desk` is its language. */
export const importPaths = {
  file: (desk: Locale) => `${staffPaths.home(desk)}/stories/import`,
  /** What came of it. */
  text: storyPaths.text,
} as const;
