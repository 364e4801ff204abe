"use client";

import type { Thread } from "@/features/comments/data";
import { storyPaths } from "@/features/editorial/paths";
import type { Locale } from "@/i18n/routing";
import { ThreadList } from "./thread-list";
import type { Comments } from "./use-comments";

/** Leads to where a comment's passage stands in a text that is shown. */
export type Go = (locale: Locale, thread: Thread) => void;

type Props = {
  desk: Locale;
  documentId: string;
  locale: Locale;
  comments: Comments;
  active: string | undefined;
  choose: (id: string | undefined) => void;
  /** Left out: to where the text is written. */
  go: Go | undefined;
};

/** Comments of a text that is not written here: their places are those that the server found. */
export function PlacedThreads({ desk, documentId, locale, comments, active, choose, go }: Props) {
  const { threads } = comments.comments;
  return (
    <ThreadList
      {...{ locale, comments, threads, active, choose }}
      placeOf={({ place }) => place ?? undefined}
      go={(_, id) => {
        const thread = threads.find((each) => each.id === id);
        if (go && thread) go(locale, thread);
        else location.assign(storyPaths.comment(desk, documentId, locale, id));
      }}
    />
  );
}
