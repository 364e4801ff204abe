import { setTimeout as sleep } from "node:timers/promises";
import { roundIn } from "@/scripts/site-under-test/newsroom";
import { type Answer, Browser } from "./browser";
import type { Certificate } from "./certificate";

/** What a reader met. */
export type Met = {
  /** Of which fault this is the time. */
  phase: string;
  path: string;
  milliseconds: number;
  /** Of a page: whether it came from a file. */
  fromFile?: boolean;
  /** No answer, half of one, or a status that says so. */
  error?: string;
  /** It shows less than a receipt had promised when it was asked for. */
  stale?: string;
};

/** Of a page: its stylesheets and icons, as a browser would fetch them. */
export const assets = /(?:href|src)="(\/(?:_next\/static|fonts)\/[^"]+)"/g;

const encodings = ["gzip, deflate, br", "gzip", undefined];

type Options = {
  /** All addresses of the site's name. */
  addresses: readonly string[];
  certificate: Certificate;
  paths: readonly string[];
  /** Up to which round receipts have promised. */
  promised: () => number;
  pauseMs?: number;
};

/**
 * Readers who go on reading, each with a browser of their own, whatever
 * happens to the site.
 */
export class Readers {
  readonly met: Met[] = [];
  phase = "before";
  readonly #options: Options;
  #goesOn = true;
  readonly #all: Promise<void>[] = [];

  constructor(options: Options) {
    this.#options = options;
  }

  start(count: number): void {
    for (let number = 0; number < count; number += 1) this.#all.push(this.#read(number));
  }

  async stop(): Promise<void> {
    this.#goesOn = false;
    await Promise.all(this.#all);
  }

  async #read(number: number): Promise<void> {
    const { addresses, certificate, paths, pauseMs = 120 } = this.#options;
    const encoding = encodings[number % encodings.length];
    // Half of them begin at the other address.
    const mine = addresses.map((_, index) => addresses[(index + number) % addresses.length] ?? "");
    const browser = new Browser(mine, certificate, encoding);
    for (let turn = number; this.#goesOn; turn += 1) {
      const path = paths[turn % paths.length] ?? "/";
      const page = await this.#look(browser, path);
      // What a page names has to be there, too: every fourth page is looked at whole.
      if (page?.type.startsWith("text/html") && turn % 4 === 0) {
        for (const [, asset = ""] of page.body.matchAll(assets)) await this.#look(browser, asset);
      }
      await sleep(pauseMs);
    }
    browser.close();
  }

  async #look(browser: Browser, path: string): Promise<Answer | undefined> {
    const phase = this.phase;
    const promised = this.#options.promised();
    const began = performance.now();
    const outcome = await browser.get(path).catch((error: Error) => error.message);
    const met: Met = { phase, path, milliseconds: performance.now() - began };
    this.met.push(met);
    if (typeof outcome === "string") met.error = outcome;
    else if (outcome.status >= 400) met.error = `status ${outcome.status}`;
    else {
      if (!/^\/(?:_next|fonts|media)\//.test(path)) met.fromFile = outcome.fromFile;
      const shown = path.includes("/the-story") ? roundIn(outcome.body) : undefined;
      if (path.includes("/the-story") && shown === undefined) met.error = "a page without its text";
      if (shown !== undefined && shown < promised) met.stale = `${shown} after ${promised}`;
      return outcome;
    }
    return undefined;
  }
}
