import type { Life } from "./life.mjs";

/** Gives the word for the progress line. */
export function generateClient(from: {
  root: string;
  life: Life;
  say: (line: string) => void;
}): Promise<string>;
