import {
  Agent,
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
  request,
  type ServerResponse,
} from "node:http";
import { pipeline } from "node:stream/promises";
import { currentRequest } from "@/lib/request-context";
import { headersOfContext } from "@/server/app/calls";
import type { AppChoice } from "./app-choice";

/** Of one connection and not of the message (RFC 9110, 7.6.1); Node writes its own. */
const ofConnection = new Set([
  "connection",
  "expect",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

const codesNotTaken = new Set(["ENOENT", "ECONNREFUSED", "EPIPE", "ECONNRESET"]);

/** Whether an app did not take a question, so that it can be asked once more. */
export const wasNotTaken = (error: unknown): boolean =>
  codesNotTaken.has((error as NodeJS.ErrnoException).code ?? "");

/** Thrown while nothing of the client's request is lost yet. */
class NotTaken extends Error {}

/** Does nothing and brings nothing, so it may be asked a second time. */
const isRepeatable = ({ method, headers }: IncomingMessage) =>
  (method === "GET" || method === "HEAD") &&
  headers["transfer-encoding"] === undefined &&
  Number(headers["content-length"] ?? 0) === 0;

/** What changes something has a connection of its own: one that is kept may be closed in this very moment. */
const unkept = new Agent({ keepAlive: false });

/**
 * Hands a client's request to an app and its answer back, as they come. When
 * all apps are away it is told of as 503, for which the front has a page. The
 * app may take as long as it needs: an import or an export is not broken off.
 *
 * @param kept connections for what can be asked twice
 */
export async function passOn(
  kept: Agent,
  choice: AppChoice,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const repeatable = isRepeatable(req);
  const sockets = choice.inOrder();
  // Where there is one app, a kept connection that has just been closed is no sign that it is away.
  const tries = repeatable ? [...sockets, ...sockets.slice(0, 1)] : sockets;
  for (const [index, socketPath] of tries.entries()) {
    const agent = repeatable && index === 0 ? kept : unkept;
    try {
      return await passOnTo({ socketPath, agent }, req, res, repeatable);
    } catch (error) {
      if (res.destroyed) return;
      if (!(error instanceof NotTaken)) throw error;
      choice.refused(socketPath);
    }
  }
  res.writeHead(503, { "Content-Type": "text/html; charset=utf-8" }).end();
}

async function passOnTo(
  place: Pick<RequestOptions, "socketPath" | "agent">,
  req: IncomingMessage,
  res: ServerResponse,
  repeatable: boolean,
): Promise<void> {
  const headers = Object.fromEntries(
    Object.entries({ ...req.headers, ...headersOfContext(currentRequest()) }).filter(
      ([name]) => !ofConnection.has(name),
    ),
  );
  const outgoing = request({ ...place, method: req.method, path: req.url, headers });
  // A client that goes away ends the work for it.
  const gone = () => outgoing.destroy();
  res.once("close", gone);
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.once("response", resolve);
    outgoing.on("error", reject);
  });
  answered.catch(() => {});
  let answer: IncomingMessage;
  let sending = false;
  try {
    await connected(outgoing);
    // From here on what the client sends is gone when it does not arrive.
    sending = !repeatable;
    if (repeatable) outgoing.end();
    else req.pipe(outgoing);
    answer = await answered;
  } catch (error) {
    req.unpipe(outgoing);
    res.removeListener("close", gone);
    if (!wasNotTaken(error)) throw error;
    if (!sending) throw new NotTaken();
    if (!res.destroyed) res.writeHead(503, { "Content-Type": "text/html; charset=utf-8" }).end();
    return;
  }
  const given = Object.entries(answer.headers).filter(([name]) => !ofConnection.has(name));
  res.writeHead(answer.statusCode ?? 502, Object.fromEntries(given) as Record<string, string>);
  // Cut off in the middle: whoever reads it must not take it for whole.
  await pipeline(answer, res).catch(() => res.destroy());
}

function connected(outgoing: ClientRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    outgoing.once("error", reject);
    outgoing.once("socket", (socket) => {
      if (socket.connecting) socket.once("connect", resolve);
      else resolve();
    });
  });
}
