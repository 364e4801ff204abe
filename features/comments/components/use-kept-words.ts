"use client";

import { useEffect, useState } from "react";

export type Typed = {
  body: string;
  /** Who was picked, by id. */
  picked: Record<string, string>;
};

const nothing: Typed = { body: "", picked: {} };

/**
 * What somebody is about to say, kept in this tab until it is sent or thrown
 * away: the text around it is saved by itself, and nobody expects of a remark
 * that it is lost by a reload.
 *
 * @param key none: it is not kept
 */
export function useKeptWords(key: string | undefined, begin: Typed = nothing) {
  const [typed, setTyped] = useState(() => (key && read(key)) || begin);
  useEffect(() => {
    if (key) keep(key, typed);
  }, [key, typed]);
  const clear = () => {
    // At once: the field may be gone already, and its effects with it.
    if (key) keep(key, nothing);
    setTyped(nothing);
  };
  return { typed, setTyped, clear };
}

function keep(key: string, typed: Typed): void {
  try {
    if (typed.body) sessionStorage.setItem(key, JSON.stringify(typed));
    else sessionStorage.removeItem(key);
  } catch {
    // Blocked or full: it stands in the field all the same.
  }
}

function read(key: string): Typed | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}
