"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { Place } from "@/features/comments/anchors/anchor";
import type { Thread } from "@/features/comments/data";
import { Reasons } from "@/features/editorial/components/reasons";
import type { Locale } from "@/i18n/routing";
import { ThreadCard } from "./thread-card";
import type { Comments } from "./use-comments";

type Props = {
  locale: Locale;
  comments: Comments;
  /** In the order of the text. */
  threads: readonly Thread[];
  placeOf: (thread: Thread) => Place | undefined;
  active: string | undefined;
  choose: (id: string | undefined) => void;
  /** Leads to the passage of a comment; none where there is no text beside it. */
  go?: (place: Place, id: string) => void;
};

const filters = ["open", "resolved"] as const;

/** The comments of a text that are open, or those that are resolved. */
export function ThreadList({ locale, comments, threads, placeOf, active, choose, go }: Props) {
  const t = useTranslations("Comments");
  const [filter, setFilter] = useState<(typeof filters)[number]>("open");
  const list = useRef<HTMLDivElement>(null);
  const { comments: all, failure, done } = comments;
  const is = { open: ofState(threads, false), resolved: ofState(threads, true) };
  const chosen = threads.find(({ id }) => id === active);
  // One that was led to is shown, whatever it is.
  const shown = threads.filter((thread) => thread === chosen || is[filter].includes(thread));
  return (
    <div ref={list} className="thread-list" tabIndex={-1}>
      <fieldset className="thread-filter">
        <legend className="visually-hidden">{t("show")}</legend>
        {filters.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name={`comments-${locale}`}
              checked={filter === each}
              onChange={() => {
                setFilter(each);
                choose(undefined);
              }}
            />
            <span>{t(`filter.${each}`, { count: is[each].length })}</span>
          </label>
        ))}
      </fieldset>
      <p className="visually-hidden" role="status">
        {done && t(`done.${done}`)}
      </p>
      <Reasons result={failure} />
      {shown.length === 0 && <p className="desk-soft desk-small">{t("none")}</p>}
      <ul className="threads">
        {shown.map((thread) => (
          <ThreadCard
            key={thread.id}
            {...{ thread, locale, comments }}
            go={go && ((place) => go(place, thread.id))}
            place={placeOf(thread)}
            active={thread.id === active}
            choose={() => choose(thread.id)}
            // The card goes to the other list: whoever reads on does so from the top of this one.
            gone={() => {
              choose(undefined);
              // Whoever has gone elsewhere meanwhile stays there.
              const { activeElement: at, body } = document;
              if (at === body || list.current?.contains(at)) list.current?.focus();
            }}
          />
        ))}
      </ul>
      {filter === "resolved" && all.left > 0 && (
        <p className="desk-soft desk-small">{t("left", { count: all.left })}</p>
      )}
    </div>
  );
}

const ofState = (threads: readonly Thread[], resolved: boolean) =>
  threads.filter((thread) => (thread.resolved !== null) === resolved);
