export type Life = {
  /** Aborted when the site is to stop. */
  readonly signal: AbortSignal;
  exitCode: number;
  /** Work for the end: runs whatever happens, the last one given first. */
  defer: (work: () => void | Promise<void>) => void;
  /** Something to kill at once when the person will not wait; gives the way to take it back. */
  onForce: (kill: () => void) => () => void;
  /** What SIGHUP means where no terminal has hung up, instead of a stop. */
  onHangUp: (work: () => void) => void;
  end: () => Promise<never>;
};
export function createLife(say: (line: string) => void): Life;
