import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import type { FrontAnswer } from "@/lib/page-store/shows-change";
import { isSignedQuestion, signQuestion } from "@/lib/signed-question";
import { frontAddresses } from "./address";
import { askFront } from "./ask-front";

/**
 * The fronts of another machine (`SITE_INSTANCES`) share one port there, and
 * whichever accepts a question is to answer for all of them: it asks each at
 * its private address. Only who has the secret of the site may have that done,
 * since one question becomes many.
 */
const allFrontsHeader = "x-newsroom-all-fronts";

const question = "all fronts";

const answersSchema = z.array(
  z
    .object({
      status: z.number(),
      snapshot: z.string().optional(),
      heard: z.string().optional(),
      content: z.string().optional(),
    })
    // What is undefined is left out of JSON.
    .transform(({ status, snapshot, heard, content }) => ({ status, snapshot, heard, content }))
    .nullable(),
);

/**
 * Answers the worker of another machine for all fronts of this one.
 *
 * @param folder of their private addresses, and how many there should be
 * @returns false where nobody may have asked for that; nothing has been sent then
 */
export function answerForAll(
  req: IncomingMessage,
  res: ServerResponse,
  { folder, count }: { folder: string; count: number },
): boolean {
  const given = req.headers[allFrontsHeader]?.toString();
  const path = req.url ?? "";
  if (given === undefined || req.method !== "GET") return false;
  if (!isSignedQuestion(question, path, given)) return false;
  void (async () => {
    const fronts = await frontAddresses(folder, count);
    const answers = await Promise.all(fronts.map((at) => at && askFront(at, path)));
    const body = JSON.stringify(answers.map((answer) => answer || null));
    res.writeHead(200, {
      "Content-Type": "application/json",
      "Cache-Control": "no-store",
      [allFrontsHeader]: "all",
    });
    res.end(body);
  })().catch(() => res.destroy());
  return true;
}

/**
 * Asks all fronts of another machine for an address.
 *
 * @param origin where they listen together
 * @returns undefined for each that should be there and does not answer; what
 *   answers for itself alone (a cache, another program) is none of them
 */
export async function askAllFronts(
  origin: string,
  path: string,
  timeoutMs: number,
): Promise<(FrontAnswer | undefined)[]> {
  try {
    const response = await fetch(origin + path, {
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
      headers: { [allFrontsHeader]: signQuestion(question, path) },
    });
    // Read in any case: a connection with an unread answer is not used again.
    const text = await response.text();
    if (response.headers.get(allFrontsHeader) === null) return [undefined];
    const answers = answersSchema.parse(JSON.parse(text));
    return answers.length > 0 ? answers.map((answer) => answer ?? undefined) : [undefined];
  } catch {
    return [undefined];
  }
}
