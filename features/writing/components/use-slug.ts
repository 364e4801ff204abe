"use client";

import { useState } from "react";
import { slugFor } from "../actions";
import type { Written } from "./use-written";
import type { ScreenProps } from "./writing-frame";

/** Proposes the end of the address from the title. */
export function useSlug({ documentId, locale }: ScreenProps, { now, change }: Written) {
  const [leftOut, setLeftOut] = useState<string[]>([]);
  const propose = async () => {
    const answer = await slugFor({ documentId, locale, title: now.current.title }).catch(
      () => undefined,
    );
    if (!answer?.ok) return;
    setLeftOut(answer.leftOut);
    if (answer.slug) change({ slug: answer.slug });
  };
  return { leftOut, propose };
}
