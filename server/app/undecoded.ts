import type { IncomingMessage } from "node:http";
import { readAddress } from "@/features/publication/routes/addresses";
import { countedErrors, timesOf } from "@/lib/counted-log";
import { errorMessage } from "@/lib/error-text";
import { count } from "@/lib/figures/figures";
import { log } from "@/lib/log";
import { currentRequest, type RequestContext } from "@/lib/request-context";
import type { Handler } from "./contract";
import { isDecodingFault } from "./decoding-faults";

/**
 * What is sent to an action is decoded by Next before any code of the site
 * runs. A body that cannot be (brackets without end, half a form, nothing at
 * all) Next answers with 500, and writes down with its stack as a failure of
 * the site: for each one, in a log that anybody could fill. It is the
 * sender's fault: where no action has begun (`noteBegun`) and Next has said
 * that decoding failed, 500 means 400. Whatever else fails there (files of an
 * old build that are gone, an origin that does not fit the host) stays an
 * error of the site.
 */

/** Requests of which nothing but decoding has happened so far. */
const decoding = new WeakSet<RequestContext>();

/** What Next said of them last was of decoding: it says so before it answers. */
const undecodable = new WeakSet<RequestContext>();

const isBeforeAction = (context: RequestContext | undefined): context is RequestContext =>
  context !== undefined && decoding.has(context) && !context.begun;

const note = countedErrors((error, times) =>
  log.info(
    { why: errorMessage(error).slice(0, 200), ...timesOf(times) },
    "what was sent to an action could not be decoded",
  ),
);

const noteFailure = countedErrors((err, times) =>
  log.error({ err, ...timesOf(times) }, "an action could not begin"),
);

/** Has bodies that cannot be decoded answered with 400. */
export function judgingBodies(next: Handler): Handler {
  return (req, res) => {
    const context = currentRequest();
    if (!context || !mayBeAction(req)) return next(req, res);
    decoding.add(context);
    const { writeHead } = res;
    res.writeHead = ((status: number, ...rest: []) => {
      const undecoded = status === 500 && isBeforeAction(context) && undecodable.has(context);
      if (undecoded) {
        count("newsroom_bodies_undecoded_total");
        // A person who sent a form gets the site's own page in place of Next's words (app-answer.ts).
        if (`${res.getHeader("Content-Type")}`.startsWith("text/plain"))
          res.setHeader("Content-Type", "text/html; charset=utf-8");
      }
      return writeHead.call(res, undecoded ? 400 : status, ...rest);
    }) as typeof writeHead;
    return next(req, res);
  };
}

/** As Next tells: by a header that scripts send, or by a form that is sent without any. */
function mayBeAction({ method, url = "", headers }: IncomingMessage): boolean {
  if (method !== "POST") return false;
  if (headers["next-action"] !== undefined) return true;
  const kind = readAddress(url.split("?", 1)[0] ?? "")?.kind;
  const isDocument = kind === "desk" || kind === "preview";
  return isDocument && /^multipart\/form-data/i.test(headers["content-type"] ?? "");
}

const isError = (each: unknown) => each instanceof Error;

/**
 * Has what Next writes of requests whose action has not begun counted: what was sent wrongly without its stack,
 * a failure of the site as an error with it. Strangers can bring about either.
 */
export function countUndecoded(written: Pick<Console, "error" | "warn">): void {
  const { error, warn } = written;
  written.error = (...said: unknown[]) => {
    const context = currentRequest();
    if (!isBeforeAction(context)) return error.apply(written, said);
    const fault = said.find(isError) ?? said[0];
    if (isDecodingFault(fault)) {
      undecodable.add(context);
      note(fault);
    } else {
      undecodable.delete(context);
      noteFailure(fault);
    }
  };
  // Of what it answers by itself with a status of its own, such as actions of another build.
  written.warn = (...said: unknown[]) =>
    isBeforeAction(currentRequest())
      ? note(said.find(isError) ?? said[0])
      : warn.apply(written, said);
}
