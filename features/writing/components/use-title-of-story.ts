"use client";

import { useEffect, useRef } from "react";
import { useStorySaved } from "@/features/editorial/components/story-live";
import type { Written } from "./use-written";
import type { ScreenProps } from "./writing-frame";

/** Tells what stands around the editor how the text is called now, with each save. */
export function useTitleOfStory({ locale }: ScreenProps, { text: { state }, now }: Written): void {
  const opened = useRef(state);
  const saved = useStorySaved();
  useEffect(() => {
    if (state === opened.current || state.state !== "saved") return;
    saved({ locale, title: now.current.title });
  }, [state, saved, locale, now]);
}
