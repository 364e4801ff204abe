import { fold, readable } from "./fold";
import type { Synonyms } from "./query";
import { stemsOf } from "./stems";
import { tokensOf } from "./tokens";

export type Name = { zh: string[]; en: string[]; ru: string[] };

/** Words in their first stem: Андреем Воробьёвым and Андрей Воробьёв are one. */
function keyOf(text: string): string {
  return tokensOf(fold(readable(text)).text)
    .map((token) =>
      token.kind === "han"
        ? token.text
        : (stemsOf(token.text).at(1) ?? stemsOf(token.text)[0] ?? token.text),
    )
    .join(" ");
}

/** Finds a name's other forms by any of them. */
export function synonymsIn(names: readonly Name[]): Synonyms {
  const byKey = new Map<string, Set<string>>();
  for (const { zh, en, ru } of names) {
    const forms = [...zh, ...en, ...ru];
    for (const form of forms) {
      const others = byKey.get(keyOf(form)) ?? new Set<string>();
      for (const other of forms) if (other !== form) others.add(other);
      byKey.set(keyOf(form), others);
    }
  }
  return (typed) => [...(byKey.get(keyOf(typed)) ?? [])];
}
