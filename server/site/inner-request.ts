import { IncomingMessage, type ServerResponse } from "node:http";

export type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/**
 * A request of the server's own for one of the site's pages. Made anew,
 * because Next keeps notes on a request object, and because nothing that a
 * client sent may reach a page that is kept for everyone.
 */
export function innerRequest(from: IncomingMessage, path: string): IncomingMessage {
  const req = new IncomingMessage(from.socket);
  req.method = from.method === "HEAD" ? "HEAD" : "GET";
  req.url = path;
  req.headers = { host: from.headers.host ?? "localhost" };
  const encoding = from.headers["accept-encoding"];
  if (encoding !== undefined) req.headers["accept-encoding"] = encoding;
  req.push(null);
  return req;
}
