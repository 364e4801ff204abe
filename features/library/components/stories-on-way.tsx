"use client";

import { useTranslations } from "next-intl";
import { ReasonList } from "@/features/editorial/components/reasons";
import { StoryTitleWords } from "@/features/editorial/components/story-title";
import { TextState } from "@/features/editorial/components/text-state";
import type { StoryTitle } from "@/features/editorial/drafts/story-title";
import { storyPaths } from "@/features/editorial/paths";
import { type Locale, languages } from "@/i18n/routing";
import type { ReplacedStory } from "../replacing/replacement";

type Props = {
  desk: Locale;
  stories: readonly ReplacedStory[];
  titles: Record<string, StoryTitle>;
};

/** Drafts with the new picture whose readers are still shown the old one: where each is read, and how it stands. */
export function StoriesOnWay({ desk, stories, titles }: Props) {
  const t = useTranslations("MediaReplace");
  return (
    <ul>
      {stories.map(({ documentId, onWay }) => (
        <li key={documentId}>
          <a
            href={storyPaths.errand(
              desk,
              documentId,
              onWay.map(({ locale }) => locale),
            )}
          >
            <StoryTitleWords
              desk={desk}
              shown={titles[documentId] ?? { title: "", locale: desk }}
            />
          </a>
          <ul className="media-replace-texts">
            {onWay.map(({ locale, states, newer, reasons, hasMore }) => (
              <li key={locale}>
                <span lang={languages[locale].tag}>{languages[locale].name}</span>{" "}
                <TextState states={states} newer={newer} />
                {hasMore && <strong className="media-missing"> {t("hasMore")}</strong>}
                {reasons.length > 0 && (
                  <ReasonList
                    failure={{ ok: false, code: "refused", reasons }}
                    documentId={documentId}
                  />
                )}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
