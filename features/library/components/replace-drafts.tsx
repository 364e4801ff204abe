"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useTransition } from "react";
import { Check } from "@/components/desk/field";
import { PresentMarks } from "@/features/editorial/components/present-marks";
import { Reasons } from "@/features/editorial/components/reasons";
import { StoryTitleWords } from "@/features/editorial/components/story-title";
import type { StoryTitle } from "@/features/editorial/drafts/story-title";
import { storyPaths } from "@/features/editorial/paths";
import type { Present } from "@/features/editorial/presence/presence";
import { type Locale, languages } from "@/i18n/routing";
import { draftReplaced } from "../actions";
import type { Pair } from "../replacing/replaced-content";
import type { ReplacedStory } from "../replacing/replacement";
import { replacementWords } from "../words/fields";
import { StoriesRefused } from "./stories-refused";

type Props = {
  desk: Locale;
  pair: Pair;
  stories: readonly ReplacedStory[];
  titles: Record<string, StoryTitle>;
  present: Record<string, Present[]>;
  /** Called when every story that was chosen has its drafts. */
  done: () => void;
};

/** Which stories get a draft with the new picture: each whole, in all its languages that show it. */
export function ReplaceDrafts({ desk, pair, stories, titles, present, done }: Props) {
  const t = useTranslations("MediaReplace");
  const free = stories.filter(({ old }) => !old.some(({ scheduled }) => scheduled));
  const [chosen, setChosen] = useState(() => free.map(({ documentId }) => documentId));
  const [words, setWords] = useState<(typeof replacementWords)[number]>("text");
  const [answer, setAnswer] = useState<Awaited<ReturnType<typeof draftReplaced>> | null>(null);
  const [pending, start] = useTransition();
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Where all was done what comes next has the focus: see ./replacement-parts.tsx.
    const isDone = answer?.ok && answer.outcomes.every(({ reasons }) => reasons.length === 0);
    if (answer && !isDone) told.current?.focus();
  }, [answer]);
  const picked = stories.filter(({ documentId }) => chosen.includes(documentId));
  const texts = picked.flatMap(({ documentId, old }) =>
    old.map(({ locale, version }) => ({ documentId, locale, version })),
  );
  const run = () =>
    start(async () => {
      const made = await draftReplaced({ ...pair, words, texts });
      setAnswer(made);
      if (made.ok && made.outcomes.every(({ reasons }) => reasons.length === 0)) done();
    });
  return (
    <section className="desk-part media-replace" aria-labelledby="drafts">
      <h2 id="drafts">{t("drafts")}</h2>
      <p>{t("draftsWhat")}</p>
      <ul>
        {stories.map((story) => (
          <li key={story.documentId}>
            <Check
              checked={chosen.includes(story.documentId)}
              disabled={!free.includes(story)}
              onChange={({ target }) =>
                setChosen((all) =>
                  target.checked
                    ? [...all, story.documentId]
                    : all.filter((each) => each !== story.documentId),
                )
              }
              label={
                <StoryTitleWords
                  desk={desk}
                  shown={titles[story.documentId] ?? { title: "", locale: desk }}
                />
              }
            />
            {story.lead && <span className="desk-soft desk-small">{t("leads")}</span>}
            <ul className="media-replace-texts">
              {story.old.map(({ locale, scheduled }) => (
                <li key={locale}>
                  <a href={storyPaths.text(desk, story.documentId, locale)}>
                    <span lang={languages[locale].tag}>{languages[locale].name}</span>
                  </a>
                  {scheduled && (
                    <>
                      {" "}
                      <span className="desk-soft">{t("scheduled")}</span>{" "}
                      <a href={storyPaths.step(desk, story.documentId, "unschedule", locale)}>
                        {t("unschedule")}
                      </a>
                    </>
                  )}
                  <PresentMarks present={present[story.documentId]} locale={locale} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <fieldset>
        <legend>{t("words.label")}</legend>
        {replacementWords.map((each) => (
          <label key={each} className="check">
            <input
              type="radio"
              name="words"
              value={each}
              checked={words === each}
              onChange={() => setWords(each)}
            />
            <span>{t(`words.${each}`)}</span>
          </label>
        ))}
      </fieldset>
      <button
        type="button"
        className="button button-primary"
        aria-busy={pending}
        aria-disabled={pending || texts.length === 0}
        onClick={() => !pending && texts.length > 0 && run()}
      >
        {t("makeDrafts", { count: texts.length })}
      </button>
      <div ref={told} tabIndex={-1}>
        <Reasons result={answer} />
        {answer?.ok && (
          <StoriesRefused
            desk={desk}
            title={t("draftsRefused")}
            refused={answer.outcomes.filter(({ reasons }) => reasons.length > 0)}
            titles={titles}
          />
        )}
      </div>
    </section>
  );
}
