"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { Place } from "@/features/comments/anchors/anchor";
import type { Thread } from "@/features/comments/data";
import { formatInstant } from "@/i18n/dates";
import { type Locale, languages } from "@/i18n/routing";
import { CommentForm } from "./comment-form";
import { SaidWords } from "./said-words";
import type { Comments } from "./use-comments";

type Props = {
  thread: Thread;
  /** Where its passage stands in what is shown; undefined: it is gone, or it has none. */
  place: Place | undefined;
  /** Of the text. */
  locale: Locale;
  comments: Comments;
  active: boolean;
  choose: () => void;
  /** Leads to the passage; none where there is no text beside it. */
  go: ((place: Place) => void) | undefined;
  gone: () => void;
};

/** A comment with its answers, below the words that it is about. */
export function ThreadCard(props: Props) {
  const { thread, comments, active, choose, gone } = props;
  const t = useTranslations("Comments");
  const desk = useLocale() as Locale;
  const [replying, setReplying] = useState(false);
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (active && card.current) showInPanel(card.current);
  }, [active]);
  const { id, resolved, replies } = thread;
  const settle = async (step: "resolve" | "reopen") => {
    if (await comments[step](id)) gone();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: what a click on the card does, each button in it does as well
    <li
      ref={card}
      className={active ? "thread is-active" : "thread"}
      data-thread={id}
      aria-current={active || undefined}
      tabIndex={-1}
      onClick={choose}
      // Not while a mouse presses a button in it: what then appears would push the button away from under it.
      onFocus={(event) => event.target.matches(":focus-visible") && choose()}
    >
      <About {...props} />
      <SaidWords said={thread} comments={comments} gone={gone} />
      {replies.length > 0 && (
        <ul className="replies" aria-label={t("replies", { count: replies.length })}>
          {replies.map((reply) => (
            <li key={reply.id}>
              <SaidWords said={reply} comments={comments} gone={() => card.current?.focus()} />
            </li>
          ))}
        </ul>
      )}
      {resolved && (
        <p className="desk-soft desk-small">
          {t("resolvedBy", { name: resolved.by, at: formatInstant(desk, resolved.at) })}
        </p>
      )}
      {replying ? (
        <CommentForm
          label={t("replyWords")}
          submit={t("reply")}
          keptAs={`newsroom:reply:${id}`}
          focus
          cancel={() => setReplying(false)}
          send={async (words) => {
            const taken = await comments.reply(id, words);
            if (!taken) return false;
            setReplying(false);
            card.current?.focus();
            return true;
          }}
        />
      ) : (
        <div className="thread-steps">
          <button type="button" onClick={() => setReplying(true)}>
            {t("reply")}
          </button>
          <button type="button" onClick={() => void settle(resolved ? "reopen" : "resolve")}>
            {t(resolved ? "reopen" : "resolve")}
          </button>
        </div>
      )}
    </li>
  );
}

const besidePx = 8;

/** Scrolls the panel and never the page: whoever has pressed a passage is looking at it. */
function showInPanel(card: HTMLElement): void {
  const box = card.closest(".writing-aside, .comments");
  if (!box || box.scrollHeight <= box.clientHeight) return;
  const { top, bottom } = card.getBoundingClientRect();
  const area = box.getBoundingClientRect();
  const [high, low] = [Math.max(area.top, 0), Math.min(area.bottom, innerHeight)];
  if (bottom > low) box.scrollTop += Math.min(bottom - low, top - high) + besidePx;
  else if (top < high) box.scrollTop -= high - top + besidePx;
}

/** What a comment is about: its words, which lead to where they stand. */
function About({ thread: { anchor }, place, locale, go }: Props) {
  const t = useTranslations("Comments");
  const { tag } = languages[locale];
  if (!anchor) return <p className="thread-about">{t("whole")}</p>;
  const quote = (
    <q lang={tag} dir="auto">
      {shortened(anchor.quote)}
    </q>
  );
  if (!place) {
    return (
      <p className="thread-about is-gone">
        {anchor.quote ? (
          <>
            {t("gone")} {quote}
          </>
        ) : (
          t("goneErased")
        )}
      </p>
    );
  }
  const field = fieldOf(place.unit);
  return (
    <div className="thread-about">
      {(field || place.changed) && (
        <span className="desk-small">
          {[field && t(`field.${field}`), place.changed && t("changed")]
            .filter(Boolean)
            .join(" · ")}
        </span>
      )}
      {go ? (
        <button
          type="button"
          aria-label={t("goTo", { words: shortened(anchor.quote) })}
          onClick={() => go(place)}
        >
          {quote}
        </button>
      ) : (
        quote
      )}
    </div>
  );
}

const fields = [
  "title",
  "short_title",
  "summary",
  "caption",
  "alt",
  "credit",
  "attribution",
] as const;

/** What a unit is called that is no paragraph. */
const fieldOf = (unit: string) => fields.find((name) => unit === name || unit.endsWith(`.${name}`));

const mostQuoted = 120;

const shortened = (quote: string) =>
  quote.length > mostQuoted ? `${quote.slice(0, mostQuoted).trimEnd()}…` : quote;
