import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import type { FrontAnswer } from "@/lib/page-store/shows-change";
import { siteSecrets } from "@/lib/site-secret";
import { frontAddresses } from "./address";
import { askFront } from "./ask-front";

/**
 * The fronts of another machine (`SITE_INSTANCES`) share one port there, and
 * whichever accepts a question is to answer for all of them: it asks each at
 * its private address. Only who has the secret of the site may have that done,
 * since one question becomes many.
 */
const allFrontsHeader = "x-newsroom-all-fronts";

/** The clocks of two machines; a signature says nothing after it. */
const longestAgeMs = 5 * 60_000;

const answersSchema = z.array(
  z
    .object({
      status: z.number(),
      snapshot: z.string().optional(),
      heard: z.string().optional(),
    })
    // What is undefined is left out of JSON.
    .transform(({ status, snapshot, heard }) => ({ status, snapshot, heard }))
    .nullable(),
);

const signature = (path: string, at: string, secret: string) =>
  createHmac("sha256", secret).update(`all fronts\n${at}\n${path}`).digest("base64url");

function isSigned(given: string, path: string): boolean {
  const [at = "", signed = ""] = given.split(".", 2);
  if (!(Math.abs(Date.now() - Number(at)) < longestAgeMs)) return false;
  return siteSecrets().some((secret) => {
    const [own, other] = [Buffer.from(signature(path, at, secret)), Buffer.from(signed)];
    return own.length === other.length && timingSafeEqual(own, other);
  });
}

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
  if (given === undefined || req.method !== "GET" || !isSigned(given, path)) return false;
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
  const at = `${Date.now()}`;
  const [secret] = siteSecrets();
  try {
    const response = await fetch(origin + path, {
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
      headers: { [allFrontsHeader]: `${at}.${signature(path, at, secret)}` },
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
