"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import type { Fields } from "./text-fields";

const never = () => () => {};

/** Whether this is the first look at a page that the server has sent. */
const useTakesOver = () =>
  useSyncExternalStore(
    never,
    () => false,
    () => true,
  );

/**
 * What was typed into the fields before the desk's scripts were there: React
 * puts back what the server sent. It is read before that, and handed over
 * after it.
 *
 * @param fields as the server sent them
 * @param take told once what was typed, if anything was
 */
export function useEarlyWords(fields: Fields, take: (typed: Partial<Fields>) => void): void {
  const takesOver = useTakesOver();
  const [typed] = useState(() => (takesOver ? typedOver(fields) : {}));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, whatever `take` is by then
  useEffect(() => {
    if (Object.keys(typed).length > 0) take(typed);
  }, []);
}

function typedOver(fields: Fields): Partial<Fields> {
  if (typeof document === "undefined") return {};
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, sent]) => {
      const field = document.querySelector<HTMLInputElement>(`#text-${name}`);
      return field && field.value !== sent ? [[name, field.value]] : [];
    }),
  );
}
