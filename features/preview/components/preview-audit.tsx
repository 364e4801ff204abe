"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useState } from "react";
import { type Barrier, barriersIn } from "@/features/preview/accessibility/barriers";
import type { Locale } from "@/i18n/routing";

type Props = {
  /** The language of the desk. */
  desk: Locale;
  frame: RefObject<HTMLIFrameElement | null>;
  /** How often the frame has loaded a page; none: not yet. */
  loads: number;
};

type AuditState = Barrier[] | "looking" | "failed";

/** What keeps readers out of the page above, as far as axe can tell; a calm line when nothing does. */
export function PreviewAudit({ desk, frame, loads }: Props) {
  const t = useTranslations("PreviewScreen");
  const [found, setFound] = useState<AuditState>("looking");
  useEffect(() => {
    let current = true;
    const tell = (now: AuditState) => current && setFound(now);
    const element = frame.current;
    if (!element || loads === 0) return;
    tell("looking");
    const timer = setTimeout(() => {
      barriersIn(element, desk).then(tell, () => tell("failed"));
    }, settleMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [desk, frame, loads]);

  const count = Array.isArray(found) ? found.length : 0;
  return (
    <div className="preview-audit" data-found={Array.isArray(found) ? count : undefined}>
      <p className={count > 0 ? "" : "desk-soft"} role="status">
        {Array.isArray(found) ? t("audit.found", { count }) : t(`audit.${found}`)}
      </p>
      {count > 0 && Array.isArray(found) && (
        <ul>
          {found.map(({ help, places }) => (
            <li key={help}>
              {help}
              <ul>
                {places.slice(0, mostPlaces).map(({ words, element }, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: places have no identity, and are shown anew each time
                  <li key={index}>
                    <button type="button" onClick={() => show(element)}>
                      {words || t("audit.place")}
                    </button>
                  </li>
                ))}
              </ul>
              {places.length > mostPlaces && (
                <p className="desk-soft">
                  {t("audit.more", { count: places.length - mostPlaces })}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Until the page in the frame has the width that was chosen. */
const settleMs = 200;

/** More of one kind are counted: a long list is read by nobody. */
const mostPlaces = 5;

/** Brings a place into view in its frame, and marks it for a moment. */
function show(element: Element | null): void {
  element?.scrollIntoView({ block: "center" });
  const mark = { outline: "3px solid #c8321e", outlineOffset: "3px" };
  element?.animate([mark, mark], { duration: 2_000 });
}
