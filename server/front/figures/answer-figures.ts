import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

const address = "/metrics";

/** By their hashes, which are of one length: how long it takes tells nothing. */
const same = (one: string, other: string) =>
  timingSafeEqual(
    createHash("sha256").update(one).digest(),
    createHash("sha256").update(other).digest(),
  );

function isAllowed({ headers }: IncomingMessage, token: string | undefined): boolean {
  if (!token) return false;
  const given = /^Bearer (\S+)$/i.exec(headers.authorization ?? "")?.[1];
  return given !== undefined && same(given, token);
}

/**
 * `/metrics` for whoever has the token. For everybody else there is no such
 * address, as there is none where no token is set.
 *
 * @param figures of all processes
 * @returns whether it was answered
 */
export async function answerFigures(
  req: IncomingMessage,
  res: ServerResponse,
  figures: () => Promise<string>,
  token = process.env.METRICS_TOKEN,
): Promise<boolean> {
  if ((req.url ?? "").split("?", 1)[0] !== address) return false;
  if (req.method !== "GET" || !isAllowed(req, token)) return false;
  await sendFigures(res, figures);
  return true;
}

export async function sendFigures(
  res: ServerResponse,
  figures: () => Promise<string>,
): Promise<void> {
  const body = Buffer.from(await figures());
  res.writeHead(200, {
    "Content-Type": "text/plain; version=0.0.4; charset=utf-8",
    "Content-Length": body.length,
    "Cache-Control": "no-store",
  });
  res.end(body);
}
