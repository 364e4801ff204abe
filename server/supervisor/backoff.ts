const WINDOW_MS = 60_000;
const LIMIT = 5;
const LONGEST_MS = 30_000;

/**
 * How long to wait before a child that ended by itself is started again: 1, 2, 4 … seconds by its failures
 * of the last minute. Undefined: it has failed five times in a minute, so starting again does not help.
 */
export class Backoff {
  #failures: number[] = [];
  readonly #first: number;

  /** @param first milliseconds before the first new start within a minute */
  constructor(first = 1000) {
    this.#first = first;
  }

  next(now = Date.now()): number | undefined {
    this.#failures = [...this.#failures.filter((time) => now - time < WINDOW_MS), now];
    if (this.#failures.length >= LIMIT) return undefined;
    if (this.#failures.length === 1) return this.#first;
    return Math.min(1000 * 2 ** (this.#failures.length - 1), LONGEST_MS);
  }
}
