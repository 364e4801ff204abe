import type { RefusalCode } from "@/features/audit/errors";
import { storyPaths } from "@/features/editorial/paths";
import type { Locale } from "@/i18n/routing";

/** Where what keeps a text from going on is mended: of its text, of all languages, of its publication. */
const places: Partial<
  Record<RefusalCode, "text" | "translation" | "story" | "unschedule" | "republish" | "review">
> = {
  "translation-unknown": "text",
  "no-revision": "text",
  "revision-erased": "text",
  "body-invalid": "text",
  "save-refused": "text",
  "title-missing": "text",
  "summary-missing": "text",
  "slug-missing": "text",
  "slug-invalid": "text",
  "slug-taken": "text",
  "file-unknown": "text",
  "picture-unknown": "text",
  "picture-without-alt": "text",
  "machine-unconfirmed": "translation",
  "section-missing": "story",
  "section-unknown": "story",
  "event-ends-before-it-starts": "story",
  scheduled: "unschedule",
  withdrawn: "republish",
  "not-approved": "review",
  "approval-outdated": "review",
};

export type Mend = (typeof places)[RefusalCode];

/**
 * The step that mends a reason.
 *
 * @param locale of the text that it is about
 * @returns undefined where it is nothing that whoever reads it can do: somebody
 *   else has to act, or the page has to be loaded anew
 */
export function mendOf(
  desk: Locale,
  documentId: string,
  code: RefusalCode,
  locale: Locale | undefined,
): { place: NonNullable<Mend>; href: string } | undefined {
  const place = places[code];
  if (!place) return undefined;
  if (place === "story") return { place, href: `${storyPaths.story(desk, documentId)}#facts` };
  if (!locale) return undefined;
  if (place === "text") return { place, href: storyPaths.text(desk, documentId, locale) };
  if (place === "translation") {
    return { place, href: storyPaths.translate(desk, documentId, locale) };
  }
  if (place === "review") return { place, href: storyPaths.review(desk, documentId, locale) };
  return { place, href: storyPaths.step(desk, documentId, place, locale) };
}
