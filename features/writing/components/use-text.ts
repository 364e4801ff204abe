"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { storyPaths } from "@/features/editorial/paths";
import type { ContentInput } from "@/features/editorial/schema";
import { localCopyOf } from "@/features/writing/saving/local-copy";
import { SaveQueue, type SaveState } from "@/features/writing/saving/save-queue";
import { type Conflict, sendSave } from "@/features/writing/saving/send-save";
import type { Locale } from "@/i18n/routing";

export type TextOptions = {
  desk: Locale;
  userId: string;
  documentId: string;
  locale: Locale;
  version: number;
  savedAt: string | undefined;
  /** Of this browser: see features/writing/presence. */
  tab: string;
};

type Hands = {
  /** What the editor holds now. */
  read: () => ContentInput;
  /** Puts a text into the editor. */
  fill: (content: ContentInput) => void;
  /** An input method is composing. */
  busy: () => boolean;
};

/** Keeps a text saved while it is being written: see `SaveQueue`. */
export function useText(options: TextOptions, hands: Hands, ready: boolean) {
  const { desk, userId, documentId, locale, version, savedAt, tab } = options;
  const [state, setState] = useState<SaveState<Conflict>>({
    state: "saved",
    at: savedAt === undefined ? undefined : new Date(savedAt),
  });
  const [unkept, setUnkept] = useState(false);
  const [restored, setRestored] = useState<Date>();
  const latest = useRef(hands);
  latest.current = hands;

  const { queue, copy } = useMemo(() => {
    const copy = localCopyOf(userId, documentId, locale);
    const address = storyPaths.save(desk, documentId, locale);
    const queue = new SaveQueue<ContentInput, Conflict>({
      version,
      send: (content, basedOn) => sendSave(address, content, basedOn, tab),
      keep: (kept) => setUnkept(!copy.write(kept)),
      show: setState,
      busy: () => latest.current.busy(),
    });
    return { queue, copy };
    // One queue for the life of the page: its version moves with each save.
  }, [desk, userId, documentId, locale, version, tab]);

  useEffect(() => {
    const left = ready ? copy.read() : undefined;
    if (!left) return;
    // On top of what it was based on: if somebody has saved since, that is a
    // conflict like any other, and both texts are there to compare.
    latest.current.fill(left.content);
    setRestored(new Date(left.at));
    queue.settle(left.basedOn, () => latest.current.read());
  }, [copy, queue, ready]);

  useEffect(() => {
    const again = () => void queue.flush();
    const leaving = () => document.visibilityState === "hidden" && again();
    window.addEventListener("online", again);
    window.addEventListener("focus", again);
    document.addEventListener("visibilitychange", leaving);
    return () => {
      window.removeEventListener("online", again);
      window.removeEventListener("focus", again);
      document.removeEventListener("visibilitychange", leaving);
      again();
    };
  }, [queue]);

  const changed = useCallback(() => queue.change(() => latest.current.read()), [queue]);

  return {
    state,
    queue,
    changed,
    /**
     * Has the server keep a text beside the newest one, before something else
     * takes its place here.
     *
     * @returns false when it was not taken
     */
    keepCopy: async (content: ContentInput): Promise<boolean> => {
      const address = storyPaths.save(desk, documentId, locale);
      const { outcome } = await sendSave(address, content, queue.version);
      return outcome === "conflict" || outcome === "saved";
    },
    /** The browser keeps no copy: blocked, or full. */
    unkept,
    /** When the text was typed that this browser brought back. */
    restored,
  };
}
