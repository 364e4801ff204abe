import type { DocumentDetail } from "@/features/editorial/data";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { reviewedBefore, revisionOf } from "@/features/editorial/history/data";
import { shownPictures } from "@/features/publication/body/figures";
import { compare } from "@/features/writing/comparing/compare";
import { libraryPictures } from "@/features/writing/data";
import type { Locale } from "@/i18n/routing";

/**
 * A text beside what was approved or public of it last, for whoever is to
 * decide about it.
 *
 * @returns undefined where nothing is written
 */
export async function loadReviewed({ document, texts }: DocumentDetail, locale: Locale) {
  const head = texts.find((text) => text.locale === locale)?.head;
  if (!head) return undefined;
  const from = await reviewedBefore(document.id, locale, head.number);
  const before = from === undefined ? null : await revisionOf(document.id, locale, from);
  const [was, now] = [contentOf(before), contentOf(head)];
  const lead = document.leadMedia?.hash;
  const shown = [...shownPictures(now.body, lead), ...shownPictures(was.body, lead)];
  const pictures = await libraryPictures(shown, locale);
  return {
    locale,
    from: before?.number,
    to: head.number,
    comparison: compare(locale, was, now),
    widths: Object.fromEntries(pictures.map((each) => [each.hash, each])),
    /** The pictures of which the revision before said something. */
    picturesBefore: new Set(Object.keys(was.pictures ?? {})),
  };
}

export type Reviewed = NonNullable<Awaited<ReturnType<typeof loadReviewed>>>;
