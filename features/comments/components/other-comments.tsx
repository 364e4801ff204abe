"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { Thread } from "@/features/comments/data";
import { storyPaths } from "@/features/editorial/paths";
import type { Locale } from "@/i18n/routing";
import { ThreadList } from "./thread-list";
import { useComments } from "./use-comments";

/** Leads to where a comment's passage stands in a text that is shown. */
export type Go = (locale: Locale, thread: Thread) => void;

type Props = { desk: Locale; documentId: string; locale: Locale; go: Go | undefined };

const none = { threads: [], left: 0 };

/** Comments of a text that is not the one on the screen, or not where one writes. */
export function OtherComments({ desk, documentId, locale, go }: Props) {
  const t = useTranslations("Comments");
  const comments = useComments(documentId, locale, none);
  const [active, choose] = useState<string>();
  const { refresh } = comments;
  useEffect(() => void refresh(), [refresh]);
  const { threads } = comments.comments;
  return (
    <>
      <p className="desk-small">
        <a href={storyPaths.comments(desk, documentId, locale)}>{t("openText")}</a>
      </p>
      <ThreadList
        {...{ locale, comments, threads, active, choose }}
        placeOf={({ place }) => place ?? undefined}
        go={(_, id) => {
          const thread = threads.find((each) => each.id === id);
          if (go && thread) go(locale, thread);
          else location.assign(storyPaths.comment(desk, documentId, locale, id));
        }}
      />
    </>
  );
}
