"use client";

import { type RefObject, useEffect, useRef } from "react";

/**
 * Where what is seen begins, for what stays at its top: with the keyboard of
 * a phone on the screen some browsers (Safari) move the page beneath it, and
 * what sticks to the page's top goes out of sight with it.
 *
 * @returns for the element, whose `--seen-top` is set
 */
export function useSeenTop<Element extends HTMLElement>(): RefObject<Element | null> {
  const ref = useRef<Element>(null);
  useEffect(() => {
    const { visualViewport: seen } = window;
    if (!seen) return;
    const follow = () => {
      // Whoever has magnified the page looks at a part of it, wherever that is.
      const top = seen.scale === 1 ? Math.max(0, seen.offsetTop) : 0;
      ref.current?.style.setProperty("--seen-top", `${top}px`);
    };
    for (const what of ["resize", "scroll"]) seen.addEventListener(what, follow);
    return () => {
      for (const what of ["resize", "scroll"]) seen.removeEventListener(what, follow);
    };
  }, []);
  return ref;
}
