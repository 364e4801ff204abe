import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";

export type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/**
 * Asks Next for a page on the site's own behalf. Nothing that a client sent
 * goes with it, for the page is kept for everyone, and nothing that Next
 * answers goes out: the page comes by way of the cache handler.
 *
 * @returns the status that Next answered
 */
export function askNext(next: Handler, path: string): Promise<number> {
  const req = new IncomingMessage(new Socket());
  req.method = "GET";
  req.url = path;
  req.headers = { host: "localhost" };
  req.push(null);
  const res = new ServerResponse(req);
  return new Promise((resolve, reject) => {
    let status: number | undefined;
    res.writeHead = (given: number) => {
      status ??= given;
      return res;
    };
    res.write = () => {
      status ??= res.statusCode;
      return true;
    };
    res.end = () => {
      status ??= res.statusCode;
      resolve(status);
      // Whoever waits for the end of the answer is told of it.
      res.emit("finish");
      res.emit("close");
      return res;
    };
    next(req, res).catch(reject);
  });
}
