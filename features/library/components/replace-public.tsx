"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useState, useTransition } from "react";
import { Check, Field } from "@/components/desk/field";
import { Reasons } from "@/features/editorial/components/reasons";
import type { StoryTitle } from "@/features/editorial/drafts/story-title";
import type { Locale } from "@/i18n/routing";
import { approveAllReplaced, publishAllReplaced, submitAllReplaced } from "../actions";
import type { Pair } from "../replacing/replaced-content";
import type { ReplacedStory } from "../replacing/replacement";
import type { Together } from "../replacing/together";
import { StoriesOnWay } from "./stories-on-way";
import { StoriesRefused } from "./stories-refused";

type Props = {
  desk: Locale;
  pair: Pair;
  stories: readonly ReplacedStory[];
  together: Together;
  titles: Record<string, StoryTitle>;
  /** Has the focus when a step was taken. */
  heading: RefObject<HTMLHeadingElement | null>;
};

type Answer = Awaited<ReturnType<typeof submitAllReplaced>>;

/** The step that all drafts with the new picture take together: one submit, one approval, one publish. */
export function ReplacePublic({ desk, pair, stories, together, titles, heading }: Props) {
  const t = useTranslations("MediaReplace");
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [agreed, setAgreed] = useState(false);
  const [behindReason, setBehindReason] = useState("");
  const [pending, start] = useTransition();
  useEffect(() => {
    // What was pressed is gone: the next step, or whose it is, stands here.
    if (answer) heading.current?.focus();
  }, [answer, heading]);
  const { step, may, texts, open, mayPublishAtOnce } = together;
  const shown = (which: Together["texts"]) =>
    which.flatMap(({ documentId, locale }) => {
      const story = stories.find((each) => each.documentId === documentId);
      const text = story?.onWay.find((each) => each.locale === locale);
      return text ? [{ documentId, locale, text }] : [];
    });
  const hashes = (which: Together["texts"]) =>
    shown(which).map(({ text, ...each }) => ({ ...each, publicHash: text.publicHash }));
  const hasMore = stories.some(({ onWay }) => onWay.some((text) => text.hasMore));
  const isBehind = answer?.ok
    ? answer.refused.some(({ reasons }) => reasons.some(({ code }) => code === "behind-source"))
    : false;
  const submit = async () => {
    const asked = shown(texts).map(({ text, ...each }) => ({ ...each, version: text.version }));
    setAnswer(await submitAllReplaced({ texts: asked }));
  };
  const publish = async () =>
    setAnswer(await publishAllReplaced({ ...pair, desk, behindReason, texts: hashes(open) }));
  const run = (work: () => Promise<void>) => !pending && start(work);
  const button = (words: string, work: () => Promise<void>, kind = "button-primary", on = true) => (
    <button
      type="button"
      className={`button ${kind}`}
      aria-busy={pending}
      aria-disabled={pending || !on}
      onClick={() => on && run(work)}
    >
      {words}
    </button>
  );
  const mayNow = !hasMore || agreed;
  return (
    <section className="desk-part media-replace" aria-labelledby="on-way">
      <h2 id="on-way" ref={heading} tabIndex={-1}>
        {t("onWay")}
      </h2>
      <p>{t("onWayWhat")}</p>
      <StoriesOnWay desk={desk} stories={stories} titles={titles} />
      {!step && <p role="status">{t("stuck")}</p>}
      {step && !may && step !== "submit" && <p role="status">{t(`waits.${step}`)}</p>}
      {hasMore && (step === "publish" || mayPublishAtOnce) && (
        <Check
          label={t("agreeMore")}
          checked={agreed}
          onChange={({ target }) => setAgreed(target.checked)}
        />
      )}
      {(isBehind || behindReason) && (
        <Field
          id="behind-reason"
          label={t("behindReason")}
          maxLength={500}
          value={behindReason}
          onChange={({ target }) => setBehindReason(target.value)}
        />
      )}
      <Reasons result={answer} />
      {answer?.ok && (
        <StoriesRefused
          desk={desk}
          title={t("stepRefused")}
          refused={answer.refused}
          titles={titles}
        />
      )}
      <div className="button-row">
        {step === "submit" && may && button(t("step.submit", { count: texts.length }), submit)}
        {step === "approve" &&
          may &&
          button(t("step.approve", { count: texts.length }), async () =>
            setAnswer(await approveAllReplaced({ texts: hashes(texts) })),
          )}
        {step === "publish" &&
          may &&
          button(t("step.publish", { count: open.length }), publish, "button-primary", mayNow)}
        {mayPublishAtOnce &&
          button(t("atOnce", { count: open.length }), publish, "button-plain", mayNow)}
      </div>
    </section>
  );
}
