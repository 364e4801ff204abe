import { setTimeout as sleep } from "node:timers/promises";
import type { receipt } from "@/features/editorial/data";
import type { Context, Result } from "./command";

export type Receipt = NonNullable<Awaited<ReturnType<typeof receipt>>>;

/** The terminal waits no longer than this; the worker goes on with the receipt. */
const longestWaitMs = 30_000;
const pauseMs = 50;

/**
 * Waits until the worker has seen all addresses show the change.
 *
 * @param wait false: as it stands now
 * @returns undefined where there is no such receipt
 */
async function settledReceipt(id: string, wait: boolean): Promise<Receipt | undefined> {
  const { receipt: receiptNow } = await import("@/features/editorial/data");
  const deadline = Date.now() + longestWaitMs;
  for (;;) {
    const found = await receiptNow(id);
    if (!found) return undefined;
    if (!wait || found.state !== "PENDING" || Date.now() > deadline) return found;
    await sleep(pauseMs);
  }
}

/** A receipt for a program. */
export function receiptJson(found: Receipt) {
  const waited = found.urls.filter(({ lowPriority }) => !lowPriority);
  const seen = waited.filter(({ seenAt }) => seenAt !== null);
  return {
    id: found.id,
    state: found.state,
    documentId: found.documentId,
    verb: found.verb,
    locales: found.locales,
    actor: found.actorName,
    createdAt: found.createdAt,
    total: waited.length,
    seen: seen.length,
    /** From the change to the last address seen so far. */
    milliseconds: Math.max(0, ...seen.map(({ seenAt }) => sinceStart(found, seenAt))),
    behind: waited
      .filter(({ seenAt }) => seenAt === null)
      .map(({ path, lastStatus, expectedStatus, behind }) => ({
        path,
        lastStatus,
        expectedStatus,
        /** Fronts, machines and edges that do not show it, by name. */
        at: behind,
      })),
    expiredOnly: found.urls.filter(({ lowPriority }) => lowPriority).map(({ path }) => path),
    urls: waited.map(({ path, expectedStatus, lastStatus, seenAt, attempts }) => ({
      path,
      expectedStatus,
      lastStatus,
      attempts,
      milliseconds: seenAt && sinceStart(found, seenAt),
    })),
  };
}

const sinceStart = ({ createdAt }: Receipt, seenAt: Date | null) =>
  Math.max(0, (seenAt?.getTime() ?? 0) - createdAt.getTime());

/** A receipt for a person. */
export function receiptLines(found: Receipt): string[] {
  const { seen, total, milliseconds, behind, expiredOnly, state } = receiptJson(found);
  const words = { DONE: "complete", PENDING: "unfinished", INCOMPLETE: "given up" };
  const lines = [
    `Receipt ${found.id}: ${words[state]}, ${seen} of ${total} addresses show it, the last after ${milliseconds} ms.`,
  ];
  for (const { path, lastStatus, expectedStatus, at } of behind) {
    const answer = lastStatus === null ? "not asked or no answer yet" : `answers ${lastStatus}`;
    const where = at.length > 0 ? `; at ${at.join(", ")}` : "";
    lines.push(`  behind: ${path} (${answer}, to be ${expectedStatus}${where})`);
  }
  if (expiredOnly.length > 0) {
    lines.push(`  ${expiredOnly.length} pages of the archive were expired and are not waited for.`);
  }
  if (state === "PENDING") lines.push("  The worker goes on with it.");
  return lines;
}

/** Of every command that opens a receipt. */
export const noWait = { kind: "flag", help: "do not wait for the receipt" } as const;

/** A result whose JSON can be added to. */
export type Said = Result & { json: Record<string, unknown> };

/**
 * What a command says, with its receipt. Without the site there is nobody to ask: the worker finishes the receipt when it runs
 * again.
 */
export async function withReceipt(
  { siteRuns }: Context,
  receiptId: string,
  stay: boolean,
  { json, lines }: Said,
): Promise<Said> {
  const found = await settledReceipt(receiptId, siteRuns && !stay);
  return {
    json: { ...json, receipt: found && receiptJson(found) },
    lines: [...lines, ...(found ? receiptLines(found) : [])],
  };
}
