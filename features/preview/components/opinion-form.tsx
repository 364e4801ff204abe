"use client";

import { useTranslations } from "next-intl";
import { useActionState, useEffect, useRef, useState } from "react";
import { useKeptForm } from "@/components/desk/kept-form";
import { storyPaths } from "@/features/editorial/paths";
import { opinionAnswers, opinionLimits } from "@/features/editorial/sharing/opinion-schema";
import { type OpinionState, sayOpinion } from "@/features/preview/actions";
import type { Locale } from "@/i18n/routing";

type Props = {
  locale: Locale;
  /** Of the link that the page was opened by. */
  token: string;
  /** The hash of what stands above. */
  shown: string;
};

/**
 * Asks whoever reads a shared draft what they think of it: a form of a plain
 * page, which works before its scripts have come and without any.
 */
export function OpinionForm({ locale, token, shown }: Props) {
  const t = useTranslations("OpinionForm");
  // Where a page that is made anew for the answer comes to rest: at the answer, and not at its top.
  const place = `${storyPaths.shared(locale, token)}#opinion`;
  const [posted, send] = useActionState(sayOpinion, null, place);
  const [answered, setAnswered] = useState<OpinionState>();
  const [sending, setSending] = useState(false);
  const state = answered ?? posted;
  const kept = useKeptForm(async (typed) => {
    // A link that has ended answers with no answer of an action: what was typed stays, and is said to be lost.
    if (sending) return;
    setSending(true);
    setAnswered(await sayOpinion(state, typed).catch(() => unanswered(state)));
    setSending(false);
  });
  // Before the scripts have come, and without any, the form is posted.
  const form = { ...kept, action: send };
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (state) heading.current?.focus();
  }, [state]);
  const given = state?.result.ok ? state : undefined;
  const ended = codesOf(state).includes("link-invalid");
  return (
    <section className="opinion" id="opinion" aria-labelledby="opinion-title">
      <h2 id="opinion-title" ref={heading} tabIndex={-1}>
        {t("title")}
      </h2>
      <div>
        {given ? (
          <p className="opinion-said" role="status">
            <strong>{t("taken")}</strong> {t(`is.${given.typed.answer ?? "agree"}`)}{" "}
            {t("mayChange")}
          </p>
        ) : (
          !state && <p className="opinion-explained">{t("explained")}</p>
        )}
        <Refused state={state} />
        {!ended && (
          <form {...form}>
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="shown" value={shown} />
            {state?.earlier && <input type="hidden" name="earlier" value={state.earlier} />}
            <fieldset>
              <legend>{t("answer")}</legend>
              {opinionAnswers.map((answer) => (
                <label key={answer}>
                  <input
                    type="radio"
                    name="answer"
                    value={answer}
                    required
                    defaultChecked={state?.typed.answer === answer}
                  />
                  <span>{t(answer)}</span>
                </label>
              ))}
            </fieldset>
            <div>
              <label htmlFor="opinion-name">{t("name")}</label>
              <input
                id="opinion-name"
                type="text"
                name="name"
                required
                maxLength={opinionLimits.name}
                autoComplete="name"
                defaultValue={state?.typed.name}
              />
            </div>
            <div>
              <label htmlFor="opinion-words">{t("words")}</label>
              <small id="opinion-hint">{t("wordsHint")}</small>
              <textarea
                id="opinion-words"
                name="words"
                rows={3}
                maxLength={opinionLimits.words}
                aria-describedby="opinion-hint"
                defaultValue={state?.typed.words}
              />
            </div>
            {/* Previews open what is followed beside them, and React leaves a form's own target out. */}
            <button type="submit" formTarget="_self" aria-busy={sending}>
              {t(given ? "again" : "send")}
            </button>
          </form>
        )}
      </div>
    </section>
  );
}

const unanswered = (before: OpinionState | null): OpinionState => ({
  result: { ok: false, code: "failed", reasons: [{ code: "unanswered" }] },
  typed: before?.typed ?? { answer: undefined, name: "", words: "" },
  earlier: before?.earlier,
});

/** Why an answer was not taken, and what to do about it. */
function Refused({ state }: { state: OpinionState | null }) {
  const t = useTranslations("OpinionForm");
  if (!state || state.result.ok) return null;
  const codes = codesOf(state);
  const known = (
    ["content-changed", "link-invalid", "too-many-attempts", "unanswered", "words", "name"] as const
  ).filter((code) => codes.includes(code));
  return (
    <p className="opinion-refused" role="alert">
      {known.length > 0 ? known.map((code) => t(`refused.${code}`)).join(" ") : t("refused.other")}
    </p>
  );
}

const codesOf = (state: OpinionState | null): string[] =>
  !state || state.result.ok ? [] : state.result.reasons.map(({ code }) => code);
