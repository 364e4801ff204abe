import type { IncomingMessage, ServerResponse } from "node:http";
import { type Cell, cellOf, count, observe } from "@/lib/figures/figures";
import { log } from "@/lib/log";
import { outsideRequest } from "@/lib/request-context";

/** What is asked for, and, of pages, where the answer came from. */
export type RequestKind =
  | "memory"
  | "disk"
  | "rendered"
  | "last-good"
  | "unasked"
  | "file"
  | "picture"
  | "search"
  | "desk"
  | "action"
  | "preview"
  | "api"
  | "client"
  | "redirect"
  | "status"
  | "health"
  | "report";

const tellEveryMs = 60_000;

const kinds = new WeakMap<ServerResponse, RequestKind>();

/** Says what an answer is, for whoever counts it when it has ended; the last word counts. */
export function noteKind(res: ServerResponse, kind: RequestKind): void {
  kinds.set(res, kind);
}

/** Counts a request by what it turns out to be, when its answer has ended. */
export function countWhenDone(_: IncomingMessage, res: ServerResponse): void {
  const began = performance.now();
  res.once("close", () => {
    // Somebody who went away before an answer was begun has none.
    if (!res.headersSent) {
      return count("newsroom_requests_refused_total", { reason: "went-away" });
    }
    const kind = kinds.get(res) ?? "status";
    count("newsroom_requests_total", { kind, status: classOf(res.statusCode) });
    observe("newsroom_request_duration_seconds", (performance.now() - began) / 1_000, { kind });
  });
}

const ofMemory: Record<string, Cell> = {
  "2xx": cellOf("newsroom_requests_total", { kind: "memory", status: "2xx" }),
  "3xx": cellOf("newsroom_requests_total", { kind: "memory", status: "3xx" }),
};

/** Counts an answer from memory: most are, and it costs adding to a number. */
export function countMemory(status: number): void {
  const cell = ofMemory[status === 304 ? "3xx" : "2xx"];
  if (cell) cell.count += 1;
}

const refusals = new Map<string, number>();
let timer: NodeJS.Timeout | undefined;

/**
 * Counts what was refused before anything was looked for. None of it has a
 * line of its own in the log, which anybody could fill; a minute with some has one.
 *
 * @param reason of a fixed set
 */
export function countRefused(reason: string): void {
  count("newsroom_requests_refused_total", { reason });
  refusals.set(reason, (refusals.get(reason) ?? 0) + 1);
  if (timer) return;
  timer = outsideRequest(() => setTimeout(tellRefusals, tellEveryMs));
  timer.unref();
}

function tellRefusals(): void {
  timer = undefined;
  log.info({ refused: Object.fromEntries(refusals) }, "requests were refused in the last minute");
  refusals.clear();
}

const classOf = (status: number) => `${Math.floor(status / 100)}xx`;
