/**
 * What stands between typing and the server. One save at a time, each based
 * on the version that the last one made; what was typed meanwhile goes with
 * the next. Whatever the server has not taken is kept in the browser.
 *
 * Knows no page and no editor, so that it can be tried without either.
 */

export type SaveAnswer<Conflict> =
  | { outcome: "saved"; version: number; at: Date }
  /** A colleague was faster: the server has kept this text aside. */
  | { outcome: "conflict"; conflict: Conflict }
  /** Nobody is signed in any more. */
  | { outcome: "signed-out" }
  /** The server will not have this text, now or later. */
  | { outcome: "refused"; faults: SaveFault[] }
  /** No answer: to be tried again. */
  | { outcome: "away" }
  /** The server answers, but cannot save now: tried again, and not shown as being offline. */
  | { outcome: "failing" };

/** What is wrong with a text, and where. */
export type SaveFault = {
  code: string;
  block?: string | undefined;
  field?: string | undefined;
  picture?: string | undefined;
  detail?: string | undefined;
};

export type SaveState<Conflict> =
  | { state: "saved"; at: Date | undefined }
  | { state: "typing" }
  | { state: "saving" }
  | { state: "offline" }
  | { state: "failing" }
  | { state: "signed-out" }
  | { state: "conflict"; conflict: Conflict }
  | { state: "refused"; faults: SaveFault[] };

export type LocalCopy<Content> = { basedOn: number; content: Content; at: string };

type Options<Content, Conflict> = {
  version: number;
  send: (content: Content, basedOn: number) => Promise<SaveAnswer<Conflict>>;
  /** Keeps a copy in the browser; undefined: the server has everything. */
  keep: (copy: LocalCopy<Content> | undefined) => void;
  show: (state: SaveState<Conflict>) => void;
  /** An input method is composing: its text is not there yet. */
  busy?: () => boolean;
};

/** After so long without a keystroke, and at the latest after so long. */
const quietMs = 1_000;
const longestMs = 5_000;
const firstRetryMs = 1_000;
const lastRetryMs = 15_000;

export class SaveQueue<Content, Conflict> {
  #version: number;
  #latest: (() => Content) | undefined;
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | undefined;
  #failures = 0;
  #held = false;

  constructor(private readonly options: Options<Content, Conflict>) {
    this.#version = options.version;
  }

  get version(): number {
    return this.#version;
  }

  /** Whether the server lacks something that was typed. */
  get dirty(): boolean {
    return this.#latest !== undefined || this.#sending !== undefined;
  }

  /** Whether the server has everything, and nothing waits for a decision. */
  get settled(): boolean {
    return !this.#held && !this.dirty;
  }

  /** Something was typed. @param content asked for when it is needed */
  change(content: () => Content): void {
    if (!this.#latest) this.#since = Date.now();
    this.#latest = content;
    this.#keep();
    if (this.#held) return;
    if (this.#failures === 0 && !this.#sending) this.options.show({ state: "typing" });
    if (this.#failures === 0) this.#later(Math.min(quietMs, this.#since + longestMs - Date.now()));
  }

  /** Saves what is there now: the connection is back, the page is being left. */
  async flush(): Promise<void> {
    if (this.#held) return;
    clearTimeout(this.#timer);
    await this.#sending;
    await this.#send();
  }

  /** A conflict is settled: from now on the text is based on this version. */
  settle(version: number, content?: () => Content): void {
    this.#held = false;
    this.#version = version;
    this.#failures = 0;
    this.#latest = content;
    this.#keep();
    if (content) this.#later(0);
    else this.options.show({ state: "saved", at: undefined });
  }

  /** Nothing more is sent; what the server lacks stays in the browser. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#held = true;
  }

  #keep(): void {
    const content = this.#latest?.();
    this.options.keep(content && { basedOn: this.#version, content, at: new Date().toISOString() });
  }

  #later(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(), Math.max(0, delay));
  }

  async #send(): Promise<void> {
    if (this.#sending || this.#held || !this.#latest) return;
    if (this.options.busy?.()) return this.#later(quietMs / 4);
    const taken = this.#latest;
    const content = taken();
    this.#latest = undefined;
    if (this.#failures === 0) this.options.show({ state: "saving" });
    this.#sending = this.options
      .send(content, this.#version)
      .catch((): SaveAnswer<Conflict> => ({ outcome: "away" }))
      .then((answer) => {
        this.#sending = undefined;
        this.#take(answer, () => content);
      });
    await this.#sending;
  }

  #take(answer: SaveAnswer<Conflict>, sent: () => Content): void {
    if (answer.outcome === "saved") this.#taken(answer);
    else {
      // Not taken: unless something newer was typed, this is still what to save.
      this.#latest ??= sent;
      this.#keep();
      this.#notTaken(answer);
    }
  }

  #taken({ version, at }: { version: number; at: Date }): void {
    this.#failures = 0;
    this.#version = version;
    this.#keep();
    this.options.show(this.#latest ? { state: "typing" } : { state: "saved", at });
    if (!this.#latest) return;
    this.#since = Date.now();
    this.#later(quietMs);
  }

  #notTaken(answer: Exclude<SaveAnswer<Conflict>, { outcome: "saved" }>): void {
    if (answer.outcome === "conflict") {
      this.#held = true;
      this.options.show({ state: "conflict", conflict: answer.conflict });
    } else if (answer.outcome === "refused") {
      // Typing on may mend it: the next change tries again.
      this.#failures = 0;
      this.options.show({ state: "refused", faults: answer.faults });
    } else {
      this.#failures += 1;
      this.options.show({ state: answer.outcome === "away" ? "offline" : answer.outcome });
      this.#later(Math.min(firstRetryMs * 2 ** (this.#failures - 1), lastRetryMs));
    }
  }
}
