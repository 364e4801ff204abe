import type { ReactNode } from "react";

type Props = { kind: "good" | "waits" | "bad" | "none" | "plain"; children: ReactNode };

/** A state as a mark and a word: neither colour nor shape says it alone. */
export function State({ kind, children }: Props) {
  return <span className={`state state-${kind}`}>{children}</span>;
}
