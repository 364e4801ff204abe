import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * `/healthz`: this process answers. What a load balancer asks, because kept
 * pages are served without the database and without the worker too.
 *
 * `/readyz`: everything works, staff's side included. What a monitor asks and
 * a deployment waits for: 200, or 503 with what is wrong.
 *
 * Neither says anything that is not for everyone: no addresses, no names.
 */

/**
 * @param readiness asked for `/readyz` only
 * @returns whether the address was one of the two, and is answered
 */
export async function answerHealth(
  req: IncomingMessage,
  res: ServerResponse,
  readiness: () => Promise<{ status: "ready" | "not-ready" }>,
): Promise<boolean> {
  const path = (req.url ?? "").split("?", 1)[0];
  if (path !== "/healthz" && path !== "/readyz") return false;
  if (req.method !== "GET" && req.method !== "HEAD") {
    res.writeHead(405, { Allow: "GET, HEAD", "Cache-Control": "no-store" }).end();
    return true;
  }
  const answer = path === "/healthz" ? { status: "ok" as const } : await readiness();
  const body = Buffer.from(`${JSON.stringify(answer)}\n`);
  res.writeHead(answer.status === "not-ready" ? 503 : 200, {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": body.length,
    "Cache-Control": "no-store",
  });
  res.end(req.method === "HEAD" ? undefined : body);
  return true;
}
