"use client";

import { useTranslations } from "next-intl";
import { useLayoutEffect, useRef } from "react";
import type { Ends } from "../commenting/use-selected-passage";

type Props = {
  /** The end of what is selected, on the screen. */
  at: Ends;
  press: () => void;
};

/** Offered where words are selected: in the margin, or where there is none, below them. */
export function CommentBubble({ at, press }: Props) {
  const t = useTranslations("Comments");
  const button = useRef<HTMLButtonElement>(null);
  const { left, top, bottom, edge } = at;
  useLayoutEffect(() => {
    const element = button.current;
    if (!element) return;
    const { offsetWidth, offsetHeight } = element;
    const room = document.documentElement.clientWidth - offsetWidth - 8;
    const inMargin = edge + 16 < room;
    const x = inMargin ? edge + 8 : Math.max(8, Math.min(left, room));
    const y = inMargin ? top - (offsetHeight - (bottom - top)) / 2 : bottom + 8;
    // Set by script: the desk's policy allows no styles in the page's source.
    Object.assign(element.style, {
      left: `${x}px`,
      top: `${Math.max(8, Math.min(y, innerHeight - offsetHeight - 8))}px`,
    });
  }, [left, top, bottom, edge]);
  return (
    <button
      ref={button}
      type="button"
      className="button button-primary button-small comment-bubble"
      // The keys that do the same stand in the panel: who comes here by Tab has left the text.
      tabIndex={-1}
      // The selection stays where it is.
      onMouseDown={(event) => event.preventDefault()}
      onClick={press}
    >
      {t("comment")}
    </button>
  );
}
