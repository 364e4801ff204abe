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
      },
    },
  });
  if (!receipt) return undefined;
  // Proven by what was seen for another one.
  if (receipt.urls.length === 0) return [];
  const later = await db.receiptUrl.findMany({
    where: {
      path: { in: receipt.urls.map(({ path }) => path) },
      receipt: { xid: { gt: receipt.xid } },
    },
    select: { path: true, expectedStatus: true },
  });
  return inOrder(receipt.urls).map(({ path, expectedStatus }) => ({
    path,
    xid: receipt.xid,
    statuses: new Set([
      expectedStatus,
      ...later.filter((each) => each.path === path).map((each) => each.expectedStatus),
    ]),
  }));
}

/**
 * The texts themselves before the lists that name them: that is what readers
 * wait for. The lists in any order: of several publishes that are looked for at
 * once each asks for others first, and what one sees all have.
 */
function inOrder<T extends { expectedHash: string | null }>(urls: readonly T[]): T[] {
  const texts = urls.filter(({ expectedHash }) => expectedHash !== null);
  const lists = urls.filter(({ expectedHash }) => expectedHash === null);
  const drawn = lists.map((url) => ({ url, at: Math.random() }));
  return [...texts, ...drawn.sort((a, b) => a.at - b.at).map(({ url }) => url)];
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

export type OpenUrl = { receiptId: string; path: string; xid: bigint; expectedStatus: number };

/**
 * Of other open receipts the same addresses, as far as they are waited for and
 * were not yet seen. The newest change comes first.
 */
export const openUrls = (receiptId: string, paths: readonly string[]): Promise<OpenUrl[]> =>
  editorialDb().$queryRaw<OpenUrl[]>`
    SELECT url.receipt_id AS "receiptId", url.path, receipt.xid,
      url.expected_status AS "expectedStatus"
    FROM editorial.receipt JOIN editorial.receipt_url AS url ON url.receipt_id = receipt.id
    WHERE receipt.state = 'PENDING' AND receipt.id <> ${receiptId}::uuid
      AND url.path = ANY (${paths}::text[]) AND url.seen_at IS NULL AND NOT url.tail
    ORDER BY receipt.xid DESC`;

/** Notes of addresses that they show what their receipts wait for. */
export async function noteProven(
  proven: readonly { receiptId: string; path: string; status: number | undefined }[],
): Promise<void> {
  const column = <T>(of: (each: (typeof proven)[number]) => T) => proven.map(of);
  // Rows that another worker is just noting are left to it: two that wait for each other's would come to no end.
  await editorialDb().$executeRaw`
    WITH shown AS (
      SELECT url.receipt_id, url.path, given.status
      FROM unnest(${column((each) => each.receiptId)}::uuid[], ${column(({ path }) => path)}::text[],
        ${column(({ status }) => status ?? null)}::int[]) AS given (receipt_id, path, status)
      JOIN editorial.receipt_url AS url USING (receipt_id, path)
      WHERE url.seen_at IS NULL
      FOR UPDATE OF url SKIP LOCKED)
    UPDATE editorial.receipt_url AS url SET
      attempts = url.attempts + 1, last_status = shown.status, behind = '{}',
      seen_at = clock_timestamp()
    FROM shown WHERE url.receipt_id = shown.receipt_id AND url.path = shown.path`;
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
  const ended = await editorialDb().$queryRaw<Ended[]>`
    UPDATE editorial.receipt SET state = ${state}::editorial."ReceiptState", ended_at = clock_timestamp()
    WHERE id = ${receiptId}::uuid AND state = 'PENDING'
    RETURNING greatest(0, extract(epoch FROM editorial.clock() - created_at))::float AS seconds`;
  if (state === "DONE") observeAll(ended);
}

/**
 * Closes those of which everything was seen. Their jobs stay, and find nothing
 * to do: by them ends also what two workers have each seen a half of.
 */
export async function endProven(receiptIds: readonly string[]): Promise<void> {
  observeAll(
    await editorialDb().$queryRaw<Ended[]>`
      UPDATE editorial.receipt SET state = 'DONE', ended_at = clock_timestamp()
      WHERE id = ANY (${receiptIds}::uuid[]) AND state = 'PENDING' AND NOT EXISTS (
        SELECT FROM editorial.receipt_url AS url
        WHERE url.receipt_id = receipt.id AND url.seen_at IS NULL AND NOT url.tail)
      RETURNING greatest(0, extract(epoch FROM editorial.clock() - created_at))::float AS seconds`,
  );
}

type Ended = { seconds: number };

function observeAll(ended: readonly Ended[]): void {
  for (const { seconds } of ended) observe("newsroom_publish_visible_seconds", seconds);
}
