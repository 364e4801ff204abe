"use client";

import { useState } from "react";
import { useTerms } from "../terms/use-terms";
import type { Asked } from "./editor-dialogs";
import { useFindings } from "./use-findings";
import { useSeenTop } from "./use-seen-top";
import { useSlug } from "./use-slug";
import { useStrayDrops } from "./use-stray-drops";
import { useTitleOfStory } from "./use-title-of-story";
import { useWritten } from "./use-written";
import type { ScreenProps } from "./writing-frame";

/** What a screen sets up on which a text is written, whatever stands beside the text. */
export function useScreen(props: ScreenProps) {
  const [asked, ask] = useState<Asked>();
  const [comparing, setComparing] = useState(true);
  const written = useWritten(props, () => ask("link"));
  const findings = useFindings(props, written);
  const slug = useSlug(props, written);
  const terms = useTerms(written.editor, props.documentId, props.locale);
  useStrayDrops();
  useTitleOfStory(props, written);
  const bar = useSeenTop<HTMLDivElement>();
  return { props, asked, ask, comparing, setComparing, written, findings, slug, terms, bar };
}

export type Screen = ReturnType<typeof useScreen>;
