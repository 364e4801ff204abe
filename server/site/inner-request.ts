import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";

export type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/**
 * Asks Next for a page on the site's own behalf. Nothing that a client sent
 * goes with it, for the page is kept for everyone, and nothing that Next
 * answers goes out by itself: a page that is kept comes by way of the cache
 * handler.
 *
 * @param target path, and query of a page that has one
 * @returns what Next answered
 */
export function askNext(next: Handler, target: string): Promise<{ status: number; body: Buffer }> {
  const req = new IncomingMessage(new Socket());
  req.method = "GET";
  req.url = target;
  req.headers = { host: "localhost" };
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
      resolve({ status, body: Buffer.concat(chunks) });
      // Whoever waits for the end of the answer is told of it.
      res.emit("finish");
      res.emit("close");
      return res;
    };
    next(req, res).catch(reject);
  });
}
