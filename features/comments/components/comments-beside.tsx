"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Threads } from "@/features/comments/data";
import type { Locale } from "@/i18n/routing";
import { CommentForm } from "./comment-form";
import { CommentsFrame } from "./comments-frame";
import { type Go, PlacedThreads } from "./placed-threads";
import { useComments } from "./use-comments";

type Props = {
  desk: Locale;
  documentId: string;
  locale: Locale;
  comments: Threads;
  /** Leads to a passage on this page; left out: to where the text is written. */
  go?: Go;
};

/** The comments of a text beside something that shows it and is not where it is written. */
export function CommentsBeside({ desk, documentId, locale, comments: begin, go }: Props) {
  const t = useTranslations("Comments");
  const comments = useComments(documentId, locale, begin);
  // Not the list's own: it is still chosen after a look at another language.
  const [active, choose] = useState<string>();
  const [composing, compose] = useState(false);
  return (
    <CommentsFrame
      {...{ desk, documentId, locale }}
      {...(go ? { go } : {})}
      open={composing}
      beside
      close={() => compose(false)}
    >
      {composing ? (
        <div className="thread is-active is-new">
          <div className="thread-about">{t("whole")}</div>
          <CommentForm
            label={t("words")}
            submit={t("send")}
            keptAs={`newsroom:comment:${documentId}:${locale}`}
            focus
            cancel={() => compose(false)}
            send={async (words) => {
              const added = await comments.add(words, undefined);
              if (added) compose(false);
              return added !== undefined;
            }}
          />
        </div>
      ) : (
        <div className="comments-begin">
          <button type="button" className="button button-small" onClick={() => compose(true)}>
            {t("whole")}
          </button>
          <p className="desk-soft desk-small">{t("hintPlain")}</p>
        </div>
      )}
      <PlacedThreads {...{ desk, documentId, locale, comments, active, choose, go }} />
    </CommentsFrame>
  );
}
