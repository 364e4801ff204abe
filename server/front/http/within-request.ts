import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { carryNoContexts, type RequestContext, withinRequest } from "@/lib/request-context";

let underWay = 0;

/**
 * Answers a request as a part of its context, and has contexts carried along
 * only while one of these is under way. On Node 20 whatever is carried along
 * costs the process a call for each timer, tick and socket that it makes from
 * then on, for good: a fifth of what a page from memory takes, which is
 * answered without.
 *
 * What still goes on when the last answer has ended has no context any more.
 *
 * @throws what `work` throws
 */
export async function answerWithin(
  context: RequestContext,
  res: ServerResponse,
  work: () => Promise<void>,
): Promise<void> {
  underWay += 1;
  try {
    await withinRequest(context, work);
    if (!res.closed) await once(res, "close");
  } finally {
    underWay -= 1;
    if (underWay === 0) carryNoContexts();
  }
}
