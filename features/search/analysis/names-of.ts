import { fold, readable } from "./fold";
import { stemsOf } from "./stems";
import { tokensOf } from "./tokens";
import type { Synonyms } from "./units";

export type Name = { zh: string[]; en: string[]; ru: string[] };

/** So many ways to write a name by its words' stems are enough. */
const mostKeys = 16;

/** By the stems of its words, in every combination: Андреем Воробьёвым and Андрей Воробьёв share one. */
function keysOf(text: string): string[] {
  return tokensOf(fold(readable(text)).text).reduce<string[]>(
    (keys, token) => {
      const stems = token.kind === "han" ? [] : stemsOf(token.text);
      const parts = stems.length > 0 ? stems : [token.text];
      return keys.flatMap((key) => parts.map((part) => `${key} ${part}`)).slice(0, mostKeys);
    },
    [""],
  );
}

/** Finds a name's other forms by any of them. */
export function synonymsIn(names: readonly Name[]): Synonyms {
  const byKey = new Map<string, Set<string>>();
  for (const { zh, en, ru } of names) {
    const forms = [...zh, ...en, ...ru];
    for (const form of forms) {
      for (const key of keysOf(form)) {
        const others = byKey.get(key) ?? new Set<string>();
        for (const other of forms) if (other !== form) others.add(other);
        byKey.set(key, others);
      }
    }
  }
  return (typed) => [...new Set(keysOf(typed).flatMap((key) => [...(byKey.get(key) ?? [])]))];
}
