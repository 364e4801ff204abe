import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { roundIn } from "@/scripts/crash/newsroom";

/** What a reader met. */
export type Met = {
  /** Of which fault this is the time. */
  phase: string;
  path: string;
  milliseconds: number;
  /** No answer, half of one, or a status that says so. */
  error?: string;
  /** It shows less than a receipt had promised when it was asked for. */
  stale?: string;
};

type Answer = { status: number; type: string; body: string };

/** Nobody waits longer. */
const longestMs = 20_000;
const pauseMs = 120;

/** Of a page: its stylesheets and icons, as a browser would fetch them. */
const assets = /(?:href|src)="(\/(?:_next\/static|fonts)\/[^"]+)"/g;

/**
 * Readers who go on reading, each on a connection of their own that is kept
 * open as browsers do, whatever happens to the site.
 */
export class Readers {
  readonly met: Met[] = [];
  phase = "before";
  readonly #origin: string;
  readonly #paths: readonly string[];
  /** Up to which round receipts have promised. */
  readonly #promised: () => number;
  #goesOn = true;
  readonly #all: Promise<void>[] = [];

  constructor(origin: string, paths: readonly string[], promised: () => number) {
    this.#origin = origin;
    this.#paths = paths;
    this.#promised = promised;
  }

  start(count: number): void {
    for (let number = 0; number < count; number += 1) this.#all.push(this.#read(number));
  }

  async stop(): Promise<void> {
    this.#goesOn = false;
    await Promise.all(this.#all);
  }

  async #read(number: number): Promise<void> {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    for (let turn = number; this.#goesOn; turn += 1) {
      const path = this.#paths[turn % this.#paths.length] ?? "/";
      const page = await this.#look(agent, path);
      // What a page names has to be there, too: every fourth page is looked at whole.
      if (page?.type.startsWith("text/html") && turn % 4 === 0) {
        for (const [, asset = ""] of page.body.matchAll(assets)) await this.#look(agent, asset);
      }
      await sleep(pauseMs);
    }
    agent.destroy();
  }

  async #look(agent: http.Agent, path: string): Promise<Answer | undefined> {
    const phase = this.phase;
    const promised = this.#promised();
    const began = performance.now();
    const outcome = await ask(agent, this.#origin + path).catch((error: Error) => error.message);
    const met: Met = { phase, path, milliseconds: performance.now() - began };
    this.met.push(met);
    if (typeof outcome === "string") met.error = outcome;
    else if (outcome.status >= 400) met.error = `status ${outcome.status}`;
    else {
      const shown = path.includes("/the-story") ? roundIn(outcome.body) : undefined;
      if (path.includes("/the-story") && shown === undefined) met.error = "a page without its text";
      if (shown !== undefined && shown < promised) met.stale = `${shown} after ${promised}`;
      return outcome;
    }
    return undefined;
  }
}

/** @throws when there is no whole answer */
export function ask(agent: http.Agent | false, address: string, cookie?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = cookie ? { Cookie: cookie } : {};
    const request = http.get(address, { agent, headers, timeout: longestMs }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (text: string) => {
        body += text;
      });
      response.on("error", reject);
      response.on("aborted", () => reject(new Error("half an answer")));
      response.on("end", () => {
        const { statusCode: status = 0, headers: said } = response;
        resolve({ status, type: said["content-type"] ?? "", body });
      });
    });
    request.on("timeout", () => request.destroy(new Error(`no answer in ${longestMs / 1000} s`)));
    request.on("error", reject);
  });
}
