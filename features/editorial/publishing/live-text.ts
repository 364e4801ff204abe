import { usedBreaks } from "@/components/ui/headline-breaks";
import type { Person } from "@/features/audit/actors/actors";
import type { States } from "@/features/audit/log/states";
import type { DocumentDetail } from "@/features/editorial/data";
import { type Step, stepsFor } from "@/features/editorial/review/steps";
import type { OpinionCounts } from "@/features/editorial/sharing/data";
import type { Locale } from "@/i18n/routing";

/** One language of a story in as few words as stand above its pages. */
export type LiveText = {
  locale: Locale;
  title: string;
  states: States;
  newer: boolean;
  openComments: number;
  /** What whoever looks at it can do next. */
  steps: Step[];
  /** What readers of its open links said of it, where any did. */
  opinions?: OpinionCounts | undefined;
};

type Text = DocumentDetail["texts"][number];

/** Whether what would be public now is not what is. */
export const differs = (text: Text | undefined) =>
  text !== undefined && (text.publication?.publicHash !== text.publicHash || brokenElsewhere(text));

/** Where a headline breaks is in no hash, and readers see it nevertheless. */
const brokenElsewhere = ({ head, publication }: Text) =>
  publication?.state === "LIVE" &&
  publication.headlineBreaks !== usedBreaks(head?.title ?? "", head?.headlineBreaks);

/**
 * @param person who looks at it
 * @param opinions of all languages
 */
export function liveTextOf(
  text: Text,
  person: Person,
  opinions: Partial<Record<Locale, OpinionCounts>>,
): LiveText {
  const { locale, head, states, openComments } = text;
  return {
    locale,
    title: head?.title ?? "",
    states,
    newer: differs(text),
    openComments,
    steps: stepsOf(text, person),
    opinions: opinions[locale],
  };
}

/** What this person can do with this text now. */
export function stepsOf(text: Text, person: Person): Step[] {
  const { head, states } = text;
  if (!head) return [];
  const { authorId, authorName } = head;
  return stepsFor({ ...states, authorId, authorName, newer: differs(text) }, person);
}
