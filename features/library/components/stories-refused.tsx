"use client";

import { Notice } from "@/components/desk/notice";
import { ReasonList } from "@/features/editorial/components/reasons";
import { StoryTitleWords } from "@/features/editorial/components/story-title";
import type { StoryTitle } from "@/features/editorial/drafts/story-title";
import type { Locale } from "@/i18n/routing";
import type { StoryOutcome } from "../write/several";

type Props = {
  desk: Locale;
  title: string;
  refused: readonly StoryOutcome[];
  titles: Record<string, StoryTitle>;
};

/** What keeps stories back, each with what is to be mended and where. */
export function StoriesRefused({ desk, title, refused, titles }: Props) {
  if (refused.length === 0) return null;
  return (
    <Notice kind="bad" title={title}>
      <ul>
        {refused.map(({ documentId, reasons }) => (
          <li key={documentId}>
            <StoryTitleWords
              desk={desk}
              shown={titles[documentId] ?? { title: "", locale: desk }}
            />
            <ReasonList failure={{ ok: false, code: "refused", reasons }} documentId={documentId} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}
