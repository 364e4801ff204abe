"use client";

import { useEffect, useRef, useState } from "react";
import type { StoryTitle } from "@/features/editorial/drafts/story-title";
import type { Present } from "@/features/editorial/presence/presence";
import type { Locale } from "@/i18n/routing";
import type { Pair } from "../replacing/replaced-content";
import type { ReplacedStory } from "../replacing/replacement";
import type { Together } from "../replacing/together";
import { ReplaceDrafts } from "./replace-drafts";
import { ReplacePublic } from "./replace-public";

type Props = {
  desk: Locale;
  pair: Pair;
  stories: readonly ReplacedStory[];
  together: Together;
  titles: Record<string, StoryTitle>;
  present: Record<string, Present[]>;
};

/** What is left to be done of a replacement: drafts that are to be made, and those on their way to readers. */
export function ReplacementParts({ stories, together, present, ...shared }: Props) {
  const left = stories.filter((story) => story.old.length > 0);
  const going = stories.filter((story) => story.onWay.length > 0);
  const [drafted, setDrafted] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // What was pressed is gone with the last of them: what comes next stands here.
    if (drafted > 0) heading.current?.focus();
  }, [drafted]);
  return (
    <>
      {left.length > 0 && (
        <ReplaceDrafts
          {...shared}
          stories={left}
          present={present}
          done={() => setDrafted((count) => count + 1)}
        />
      )}
      {going.length > 0 && (
        <ReplacePublic {...shared} stories={going} together={together} heading={heading} />
      )}
    </>
  );
}
