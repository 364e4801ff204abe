import { editorialDb } from "@/lib/db/editorial";
import { observe } from "@/lib/figures/figures";
import type { Expectation } from "@/lib/page-store/shows-change";

export type DueUrl = Expectation & { path: string };

/**
 * Addresses of a receipt that are waited for and were not yet seen to show
 * the change. A later change of the same address counts as well: when a text
 * was withdrawn before its page was looked at, 410 is the right answer.
 *
 * @returns undefined where there is no such receipt
 */
export async function dueUrls(receiptId: string): Promise<DueUrl[] | undefined> {
  const db = editorialDb();
  const receipt = await db.receipt.findUnique({
    where: { id: receiptId },
    include: {
      urls: {
        where: { lowPriority: false, seenAt: null },
        // The texts themselves before the lists that name them: that is what readers wait for.
        orderBy: [{ expectedHash: { sort: "asc", nulls: "last" } }, { path: "asc" }],
      },
    },
  });
  if (!receipt) return undefined;
  const later = await db.receiptUrl.findMany({
    where: {
      path: { in: receipt.urls.map(({ path }) => path) },
      receipt: { xid: { gt: receipt.xid } },
    },
    select: { path: true, expectedStatus: true },
  });
  return receipt.urls.map(({ path, expectedStatus }) => ({
    path,
    xid: receipt.xid,
    statuses: new Set([
      expectedStatus,
      ...later.filter((each) => each.path === path).map((each) => each.expectedStatus),
    ]),
  }));
}

/** What was seen of an address: the status that was answered, and what does not show the change, by name. */
export type Seen = { status: number | undefined; behind: readonly string[] };

/** More names than that say nothing more to a person. */
const mostNamed = 10;

/** Notes what an address answered. The time is the database's. */
export async function noteAnswer(
  receiptId: string,
  path: string,
  { status, behind }: Seen,
): Promise<void> {
  const shown = behind.length === 0;
  await editorialDb().$executeRaw`
    UPDATE editorial.receipt_url SET
      attempts = attempts + 1,
      last_status = ${status ?? null},
      behind = ${behind.slice(0, mostNamed)}::text[],
      seen_at = CASE WHEN ${shown} THEN coalesce(seen_at, clock_timestamp()) END
    WHERE receipt_id = ${receiptId}::uuid AND path = ${path} AND seen_at IS NULL`;
}

/** What has not shown some address of a receipt when that was asked for last, by name. */
export async function namesBehind(receiptId: string): Promise<string[]> {
  const rows = await editorialDb().receiptUrl.findMany({
    where: { receiptId, lowPriority: false, seenAt: null },
    select: { behind: true },
  });
  return [...new Set(rows.flatMap(({ behind }) => behind))].sort();
}

/** Closes a receipt that is still open. */
export async function endReceipt(receiptId: string, state: "DONE" | "INCOMPLETE"): Promise<void> {
  const [ended] = await editorialDb().$queryRaw<{ seconds: number }[]>`
    UPDATE editorial.receipt SET state = ${state}::editorial."ReceiptState", ended_at = clock_timestamp()
    WHERE id = ${receiptId}::uuid AND state = 'PENDING'
    RETURNING greatest(0, extract(epoch FROM editorial.clock() - created_at))::float AS seconds`;
  if (ended && state === "DONE") observe("newsroom_publish_visible_seconds", ended.seconds);
}
