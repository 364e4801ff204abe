import type { IncomingMessage, ServerResponse } from "node:http";
import { countRefused } from "@/server/front/figures/requests";
import { hasSession } from "./bodies";

type Listener = (req: IncomingMessage, res: ServerResponse) => void;

/**
 * Ends requests whose body does not come: a connection that is held open by a
 * byte now and then costs its owner nothing. A stranger's form has to be there
 * in that time; from those who are signed in (a picture over a slow line)
 * something has to come in it.
 *
 * Node's own limit is one for all requests of a server, so it is the last
 * resort only (`limitConnections`).
 *
 * @param slowestMs the time
 * @param mayTakeLong by the cookies of a request
 */
export const endSlowBodies =
  (
    listener: Listener,
    slowestMs: number,
    mayTakeLong: (cookies: string | undefined) => boolean = hasSession,
  ): Listener =>
  (req, res) => {
    if (hasBody(req)) watch(req, slowestMs, mayTakeLong);
    listener(req, res);
  };

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;

function watch(
  req: IncomingMessage,
  slowestMs: number,
  mayTakeLong: (cookies: string | undefined) => boolean,
): void {
  const { socket } = req;
  let read = socket.bytesRead;
  const timer = setInterval(() => {
    if (req.complete || req.destroyed) return clearInterval(timer);
    const came = socket.bytesRead > read && mayTakeLong(req.headers.cookie);
    read = socket.bytesRead;
    // Whoever sends like this does not read answers either.
    if (came) return;
    countRefused("slow");
    socket.destroy();
  }, slowestMs);
  timer.unref();
  req.once("close", () => clearInterval(timer));
}
