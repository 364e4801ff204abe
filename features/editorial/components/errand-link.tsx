"use client";

import { useTranslations } from "next-intl";
import { type MouseEvent, type ReactNode, useState } from "react";
import { useSaveFirst } from "./story-live";

type Props = { href: string; current?: boolean; button?: boolean; children: ReactNode };

/**
 * Leads on within an errand, once the server has what was typed here: what is
 * submitted at the end of the errand is what the server has.
 */
export function ErrandLink({ href, current = false, button = false, children }: Props) {
  const t = useTranslations("ErrandBar");
  const saveFirst = useSaveFirst();
  const [state, setState] = useState<"saving" | "unsaved">();
  const follow = async (event: MouseEvent) => {
    // In another window this text stays as it is.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    setState("saving");
    if (await saveFirst()) location.assign(href);
    else setState("unsaved");
  };
  return (
    <>
      <a
        href={href}
        className={button ? "button button-small button-primary" : undefined}
        aria-current={current ? "step" : undefined}
        aria-busy={state === "saving" || undefined}
        onClick={(event) => void follow(event)}
      >
        {children}
      </a>
      {state === "unsaved" && (
        <span className="field-error" role="alert">
          {t("unsaved")}
        </span>
      )}
    </>
  );
}
