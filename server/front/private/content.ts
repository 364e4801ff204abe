import { createHash, type Hash } from "node:crypto";
import type { IncomingMessage } from "node:http";

/**
 * A digest of what a reader gets by an answer: its status, where it leads and
 * its bytes as they are before they are compressed. By it an answer of what
 * stands before the site is compared with a front's.
 */
export function beginContent({ statusCode = 0, headers }: IncomingMessage): Hash {
  return createHash("sha256").update(`${statusCode}\n${headers.location ?? ""}\n`);
}

export const endContent = (begun: Hash): string => begun.digest("base64url");
