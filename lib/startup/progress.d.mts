export type Progress = {
  /** Runs a step's work under its line; a text that it gives stands in place of "done". */
  step: <T>(title: string, work: () => Promise<T> | T) => Promise<T>;
  /** A line of its own, also in the middle of a step. */
  say: (line: string) => void;
  /** Ends the line of a step under way, so that something else can print. */
  interrupt: () => void;
  elapsed: () => string;
};
export function createProgress(total: number): Progress;
