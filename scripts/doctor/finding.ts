/** What was looked at, and what came of it. */
export type Finding = {
  /** `disk-space`: the same whatever was seen, for programs that read it. */
  code: string;
  /** A fault keeps something from working; a warning is work that will be wanted. */
  level: "well" | "warning" | "fault";
  /** In words, with what was seen. */
  seen: string;
  /** What to do about it; always where something is wrong. */
  todo?: string;
};

export const well = (code: string, seen: string): Finding => ({ code, level: "well", seen });

export const warning = (code: string, seen: string, todo: string): Finding => ({
  code,
  level: "warning",
  seen,
  todo,
});

export const fault = (code: string, seen: string, todo: string): Finding => ({
  code,
  level: "fault",
  seen,
  todo,
});

/**
 * A sentence of the site's own in two parts: what is wrong, and what to do
 * ("The database at … is out of reach: start it, or …").
 */
export function faultOf(code: string, sentence: string): Finding {
  const at = sentence.lastIndexOf(": ");
  if (at < 0) return fault(code, sentence, "See docs/operations.md.");
  const todo = sentence.slice(at + 2);
  return fault(code, `${sentence.slice(0, at)}.`, todo.charAt(0).toUpperCase() + todo.slice(1));
}
