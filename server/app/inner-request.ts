import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { wholePages } from "@/server/front/http/client-headers";
import type { Handler } from "./contract";

/** `type`: of its content. */
export type InnerAnswer = { status: number; type: string; body: Buffer };

/**
 * Asks Next for a page on the site's own behalf. Nothing that a client sent
 * goes with it, for the page is kept for everyone, and nothing that Next
 * answers goes out by itself. It renders the page whole, in one pass.
 *
 * @param target path, and query of a page that has one
 * @returns what Next answered
 */
export function askNext(next: Handler, target: string): Promise<InnerAnswer> {
  const req = new IncomingMessage(new Socket());
  req.method = "GET";
  req.url = target;
  req.headers = { host: "localhost", "user-agent": wholePages };
  req.push(null);
  const res = new ServerResponse(req);
  return new Promise((resolve, reject) => {
    let status: number | undefined;
    const chunks: Buffer[] = [];
    const take = (chunk: unknown) => {
      if (typeof chunk === "string" || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
    };
    res.writeHead = (given: number) => {
      status ??= given;
      return res;
    };
    res.write = (chunk: unknown) => {
      status ??= res.statusCode;
      take(chunk);
      return true;
    };
    res.end = (chunk?: unknown) => {
      status ??= res.statusCode;
      take(chunk);
      const type = String(res.getHeader("content-type") ?? "application/octet-stream");
      const [only = Buffer.alloc(0)] = chunks;
      resolve({ status, type, body: chunks.length > 1 ? Buffer.concat(chunks) : only });
      // Whoever waits for the end of the answer is told of it.
      res.emit("finish");
      res.emit("close");
      return res;
    };
    next(req, res).catch(reject);
  });
}
