import { Agent, type IncomingMessage, request } from "node:http";
import { type FrontAnswer, heardHeader, snapshotHeader } from "@/lib/page-store/shows-change";
import { beginContent, endContent } from "./content";

const requestTimeoutMs = 5_000;

const agent = new Agent({ keepAlive: true, timeout: 2_000 });

/** The name under which the log of a front knows these requests. */
export const receiptAgent = "newsroom-receipt";

/**
 * Asks one front of this machine for an address, as a reader would.
 *
 * @param at its private address; or an origin, where the site is being worked on
 * @returns undefined where nothing answers
 */
export function askFront(at: string, path: string): Promise<FrontAnswer | undefined> {
  return new Promise((resolve) => {
    const outgoing = request({
      agent,
      ...placeOf(at),
      path,
      headers: { Host: "localhost", "User-Agent": receiptAgent },
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
    const none = () => resolve(undefined);
    outgoing.once("error", none);
    outgoing.once("response", (answer) => {
      answer.once("error", none);
      answer.once("aborted", none);
      const content = beginContent(answer);
      answer.once("end", () => resolve({ ...said(answer), content: endContent(content) }));
      // Read to its end: a connection with an unread answer is not used again, and one cut off is no answer.
      answer.on("data", (part: Buffer) => content.update(part));
    });
    outgoing.end();
  });
}

function placeOf(at: string): { socketPath: string } | { host: string; port: string } {
  if (!at.startsWith("http:")) return { socketPath: at };
  const { hostname, port } = new URL(at);
  return { host: hostname.replace(/^\[|\]$/g, ""), port };
}

function said({ statusCode = 0, headers }: IncomingMessage): FrontAnswer {
  const one = (name: string) => headers[name]?.toString();
  return { status: statusCode, snapshot: one(snapshotHeader), heard: one(heardHeader) };
}
