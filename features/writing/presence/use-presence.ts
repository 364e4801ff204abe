"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { storyPaths } from "@/features/editorial/paths";
import type { Locale } from "@/i18n/routing";
import { type Here, sendLeaving, sendPresence } from "./send-presence";

type Options = {
  desk: Locale;
  documentId: string;
  locale: Locale;
  tab: string;
  /** It waits for its time: nobody writes in it. */
  off: boolean;
  /** Whether everything that was typed here has been saved, as the newest or as a copy. */
  isHanded: () => boolean;
};

const everyMs = 5_000;

/**
 * Without a key or a touch for so long nobody is there: an editor that was left
 * open must neither say so nor keep its session alive.
 */
const awayMs = 10 * 60_000;

const signs = ["keydown", "pointerdown", "wheel", "touchmove"] as const;

/** Says while the editor is open and seen that it is, and knows who else has the text open. */
export function usePresence(options: Options): {
  here: Here | undefined;
  ask: () => Promise<Here | undefined>;
} {
  const { desk, documentId, locale, tab, off } = options;
  const [here, setHere] = useState<Here>();
  const latest = useRef(options);
  latest.current = options;
  const address = storyPaths.presence(desk, documentId, locale);

  const ask = useCallback(async () => {
    const handed = latest.current.isHanded();
    const answer = await sendPresence(address, { tab, handed });
    // Without an answer what was known last stands: a network that is away takes nobody from a text.
    if (answer) setHere(answer);
    return answer;
  }, [address, tab]);

  useEffect(() => {
    if (off) return;
    let lastSign = Date.now();
    const sign = () => {
      const wasAway = Date.now() - lastSign > awayMs;
      lastSign = Date.now();
      if (wasAway) void ask();
    };
    const beat = () => {
      if (document.visibilityState === "visible" && Date.now() - lastSign <= awayMs) void ask();
    };
    const leave = () => sendLeaving(address, tab);
    const timer = setInterval(beat, everyMs);
    void ask();
    for (const each of signs) window.addEventListener(each, sign, { passive: true });
    document.addEventListener("visibilitychange", beat);
    window.addEventListener("pagehide", leave);
    // From the cache of pages it comes back with all that it had.
    window.addEventListener("pageshow", beat);
    return () => {
      clearInterval(timer);
      for (const each of signs) window.removeEventListener(each, sign);
      document.removeEventListener("visibilitychange", beat);
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("pageshow", beat);
      leave();
    };
  }, [off, ask, address, tab]);

  return { here, ask };
}
