import { usedBreaks } from "@/components/ui/headline-breaks";
import type { States } from "@/features/audit/log/states";
import type { DocumentDetail } from "@/features/editorial/data";
import type { Locale } from "@/i18n/routing";

/** One language of a story in as few words as stand above its pages. */
export type LiveText = { locale: Locale; title: string; states: States; newer: boolean };

type Text = DocumentDetail["texts"][number];

/** Whether what would be public now is not what is. */
export const differs = (text: Text | undefined) =>
  text !== undefined && (text.publication?.publicHash !== text.publicHash || brokenElsewhere(text));

/** Where a headline breaks is in no hash, and readers see it nevertheless. */
const brokenElsewhere = ({ head, publication }: Text) =>
  publication?.state === "LIVE" &&
  publication.headlineBreaks !== usedBreaks(head?.title ?? "", head?.headlineBreaks);

export const liveTextOf = (text: Text): LiveText => ({
  locale: text.locale,
  title: text.head?.title ?? "",
  states: text.states,
  newer: differs(text),
});
