import type { IncomingMessage, ServerResponse } from "node:http";
import { currentSnapshot } from "@/lib/page-store/freshness";
import { heardHeader, snapshotHeader } from "@/lib/page-store/shows-change";

/**
 * What the worker goes by when it ticks off a receipt, on answers at a
 * front's private address alone. A page says by itself from which state of
 * the database it was made; that an address leads elsewhere, is gone or has
 * nothing is looked up when it is asked for, and the answer says in which
 * state. Readers would wait for that question, so theirs is not asked.
 */

const wanted = new WeakSet<IncomingMessage>();

/**
 * Has the answer to a request prove what it shows.
 *
 * @param heard up to which state this front has let go of what it keeps (pages,
 *   pictures, share cards); undefined while it has not asked the database yet
 */
export function wantProof(req: IncomingMessage, res: ServerResponse, heard: string | undefined) {
  wanted.add(req);
  if (heard !== undefined) res.setHeader(heardHeader, heard);
}

/** Whether it is the worker who asks. */
export const isForProof = (req: IncomingMessage): boolean => wanted.has(req);

/**
 * Looks something up for an answer. Of several looks the first is the oldest
 * and counts; where the look fails, and something is answered all the same,
 * nothing is proven.
 *
 * @throws what the look throws, or because the database does not answer
 */
export async function lookUp<T>(
  req: IncomingMessage,
  res: ServerResponse,
  look: () => Promise<T>,
): Promise<T> {
  if (!wanted.has(req) || res.hasHeader(snapshotHeader)) return look();
  // Before the look, which sees at least as much.
  const snapshot = await currentSnapshot();
  const found = await look();
  res.setHeader(snapshotHeader, snapshot);
  return found;
}
