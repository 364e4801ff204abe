import type { Person } from "@/features/audit/actors/actors";
import type { DocumentDetail } from "@/features/editorial/data";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { hashOfText } from "@/features/editorial/drafts/json-hash";
import type { Revision } from "@/features/editorial/drafts/texts";
import { type ErrandText, errandOf } from "@/features/editorial/errand/errand";
import { errandTexts } from "@/features/editorial/errand/errand-texts";
import { noWords } from "@/features/editorial/pictures/picture-words";
import { shownPictures } from "@/features/publication/body/figures";
import type { Locale } from "@/i18n/routing";
import { type Pair, replacedContent } from "./replaced-content";

/**
 * How far a replacement has come. It is kept nowhere: what is left to be done
 * follows from what readers are shown and what the newest revisions show.
 */

type Text = DocumentDetail["texts"][number];

/** A text whose newest revision still shows the old picture. */
type OldText = { locale: Locale; title: string; version: number; scheduled: boolean };

/** A text whose newest revision shows the new one, while readers are still shown the old one. */
type OnItsWay = ErrandText & {
  title: string;
  version: number;
  publicHash: string;
  /** It says other things, too, that readers do not have yet. */
  hasMore: boolean;
};

export type ReplacedStory = {
  documentId: string;
  /** The old one leads it: all its languages go together. */
  lead: boolean;
  old: OldText[];
  onWay: OnItsWay[];
  errand: ReturnType<typeof errandOf>;
};

/**
 * @param live the languages in which readers are shown the old one
 * @param published what readers have, by language, as revisions
 */
export function replacedStory(
  detail: DocumentDetail,
  pair: Pair,
  live: ReadonlySet<Locale>,
  published: ReadonlyMap<Locale, Revision>,
  person: Person,
): ReplacedStory {
  const lead = detail.document.leadMedia?.hash;
  const shows = ({ head }: Text, hash: string) =>
    head !== null && !head.erasedAt && shownPictures(contentOf(head).body, lead).includes(hash);
  const old = detail.texts.filter((text) => shows(text, pair.old));
  const moved = detail.texts.filter(
    (text) => live.has(text.locale) && !shows(text, pair.old) && shows(text, pair.new),
  );
  const steps = errandTexts(
    detail,
    moved.map(({ locale }) => locale),
    person,
  );
  return {
    documentId: detail.document.id,
    lead: lead === pair.old,
    old: old.map(({ locale, head, version, states }) => {
      const scheduled = states.editorial === "SCHEDULED";
      return { locale, title: head?.title ?? "", version, scheduled };
    }),
    onWay: moved.flatMap((text): OnItsWay[] => {
      const step = steps.find(({ locale }) => locale === text.locale);
      if (!step) return [];
      const { head, version, publicHash } = text;
      const hasMore = saysMore(head, published.get(text.locale), pair);
      return [{ ...step, title: head?.title ?? "", version, publicHash, hasMore }];
    }),
    errand: errandOf(steps),
  };
}

/** Whether a revision differs from what is public in more than the picture and what is said of it. */
function saysMore(head: Revision | null, published: Revision | undefined, pair: Pair): boolean {
  if (!published) return true;
  const now = contentOf(head);
  const was = replacedContent(contentOf(published), pair, noWords, "text");
  const words = now.pictures?.[pair.new] ?? noWords;
  const expected = { ...was, pictures: { ...was.pictures, [pair.new]: words } };
  return hashOfText(expected) !== hashOfText(now);
}
