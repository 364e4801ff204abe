import { storyPaths } from "@/features/editorial/paths";
import type { Locale } from "@/i18n/routing";
import type { Step } from "./steps";

/**
 * The page on which a step is taken: those that change what readers get show
 * it first, and nobody approves or gives back what they have not been shown.
 *
 * @param offered all steps: giving back what can be approved stands on the same page
 * @returns undefined for a step that is taken at once, or with another one
 */
export function stepPath(
  desk: Locale,
  documentId: string,
  step: Step,
  locale: Locale,
  offered: readonly Step[],
): string | undefined {
  if (step === "submit") return undefined;
  if (step === "approve") return storyPaths.review(desk, documentId, locale);
  if (step !== "return") return storyPaths.step(desk, documentId, step, locale);
  return offered.includes("approve") ? undefined : storyPaths.review(desk, documentId, locale);
}
