"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { type Locale, languages } from "@/i18n/routing";
import type { MachineFaultCode } from "../machine/ask";
import type { MachineSuggestion as Suggestion } from "../machine/data";
import { sendQuestion } from "../machine/send-question";
import { translationPaths } from "../paths";

type Props = {
  desk: Locale;
  documentId: string;
  locale: Locale;
  source: Locale;
  /** Of the source. */
  unit: string;
  /** What people call the machine. */
  tool: string;
  /** @returns whether the words were taken into the text */
  use: (suggestion: Suggestion) => Promise<boolean>;
};

type State = Suggestion | "asking" | "used" | { fault: MachineFaultCode | "failed" | "not-taken" };

/** What a machine makes of this passage: asked for by a person, and marked as what it is. */
export function MachineSuggestion({ desk, documentId, locale, source, unit, ...more }: Props) {
  const { tool, use } = more;
  const t = useTranslations("TranslationMachine");
  const [state, set] = useState<State>();
  const status = useRef<HTMLParagraphElement>(null);
  const suggestion = typeof state === "object" && "text" in state ? state : undefined;
  const ask = async () => {
    if (state === "asking") return;
    set("asking");
    const address = translationPaths.machine(desk, documentId, locale);
    set(await sendQuestion(address, { source, unit }));
  };
  const take = async () => {
    if (!suggestion) return;
    const taken = await use(suggestion);
    set(taken ? "used" : { fault: "not-taken" });
    // The button that had the focus is gone. Words that were put into the body have it there.
    if (!taken) status.current?.focus();
  };
  const words = () => {
    if (state === "asking") return t("asking", { tool });
    if (typeof state === "object" && "fault" in state) return t(`fault.${state.fault}`, { tool });
    return "";
  };
  return (
    <div className="memory machine">
      {!suggestion && state !== "used" && (
        <button
          type="button"
          className="button button-quiet button-small"
          aria-disabled={state === "asking"}
          onClick={() => void ask()}
        >
          {t("ask", { tool })}
        </button>
      )}
      <p ref={status} className="desk-small desk-soft" role="status" tabIndex={-1}>
        {words()}
      </p>
      {suggestion && (
        <figure className="machine-words">
          <figcaption className="desk-small">
            <span aria-hidden="true">⚙</span> {t("by", { tool: suggestion.tool })}
          </figcaption>
          <blockquote lang={languages[locale].tag}>{suggestion.text}</blockquote>
          <p className="desk-small desk-soft">{t("hint")}</p>
          <button type="button" className="button button-small" onClick={() => void take()}>
            {t("use")}
          </button>
        </figure>
      )}
    </div>
  );
}
