"use client";

import { useEffect, useRef, useState } from "react";

/** After so long without a letter is what was typed looked for. */
const quietMs = 250;

type Page<Item> = { items: Item[]; more: boolean };

/**
 * What the library has by words in any language, some at a time.
 *
 * @param ask gives undefined where it could not be asked
 */
export function useChooser<Item>(
  ask: (words: string, page: number) => Promise<Page<Item> | undefined>,
) {
  const [words, setWords] = useState("");
  const [found, setFound] = useState<Page<Item> & { page: number }>();
  const [failed, setFailed] = useState(false);
  /** An answer that comes late is not to what stands in the field. */
  const asked = useRef("");
  /** Which more are waited for. */
  const more = useRef("");
  const list = useRef<HTMLUListElement>(null);

  const look = async (typed: string, page: number) => {
    asked.current = typed;
    const answer = await ask(typed, page).catch(() => undefined);
    if (asked.current !== typed) return;
    setFailed(!answer);
    if (!answer) return;
    const { items, more } = answer;
    setFound((before) => ({
      items: page > 1 ? [...(before?.items ?? []), ...items] : items,
      more,
      page,
    }));
  };
  const looking = useRef(look);
  looking.current = look;
  useEffect(() => {
    const timer = setTimeout(() => void looking.current(words, 1), words ? quietMs : 0);
    return () => clearTimeout(timer);
  }, [words]);

  const showMore = async () => {
    const before = found?.items.length ?? 0;
    const page = (found?.page ?? 1) + 1;
    // Pressed twice it would show the same ones twice.
    if (more.current === `${page} ${words}`) return;
    more.current = `${page} ${words}`;
    await look(words, page);
    more.current = "";
    // The button may be gone: whoever pressed it goes on with the first that came.
    requestAnimationFrame(() => list.current?.querySelectorAll("button")[before]?.focus());
  };
  return {
    words,
    setWords,
    /** Undefined until the first answer has come. */
    found,
    failed,
    showMore,
    /** For the list of buttons, one for each that was found. */
    list,
  };
}
