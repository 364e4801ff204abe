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
  const [wantsFocus, setWantsFocus] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const isGoing = going.length > 0;
  useEffect(() => {
    // What was pressed is gone with the last of them: what comes next stands here, once the page says so.
    if (!wantsFocus || !isGoing) return;
    heading.current?.focus();
    setWantsFocus(false);
  }, [wantsFocus, isGoing]);
  return (
    <>
      {left.length > 0 && (
        <ReplaceDrafts
          {...shared}
          stories={left}
          present={present}
          done={() => setWantsFocus(true)}
        />
      )}
      {isGoing && (
        <ReplacePublic {...shared} stories={going} together={together} heading={heading} />
      )}
    </>
  );
}
