import { createHash } from "node:crypto";
import type { Prisma } from "@/generated/prisma/client";
import { createCountedLog, timesOf } from "@/lib/counted-log";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { log } from "@/lib/log";
import { currentRequest } from "@/lib/request-context";
import { isCounted, type SecurityKind } from "./kinds";

/** Codes, numbers and roles. Never what somebody typed: people type passwords where names belong. */
export type SecurityDetail = Readonly<Record<string, string | number | boolean>>;

export type SecurityEvent = {
  kind: SecurityKind;
  /** Whose account it is about; left out where there is none of that name. */
  accountId?: string | undefined;
  /** Who did it, where that is not its owner: an account's id, or `system:cli`. */
  actorId?: string | undefined;
  detail?: SecurityDetail;
  /** So many of them, of one network, told at once; one when left out. */
  times?: number;
};

/** So many different rows of a kind in a quarter of an hour; beyond it attempts of all networks are one row an account. */
const mostRowsOfKind = 200;

/**
 * Notes something that happened to accounts and rights: in the database, to
 * be shown to administrators and to the person, and in the log. Network and
 * device are those of the request that is being answered.
 *
 * Called when it has happened, outside of the transaction in which it did: a
 * failure must not be rolled back with what failed. What was done for good
 * stands in the audit trail besides (`record`), as a part of its transaction.
 *
 * Never throws: that something cannot be noted must not keep people out; the
 * log has it even then.
 */
export async function noteSecurity(event: SecurityEvent): Promise<void> {
  try {
    await writeSecurity(editorialDb(), event);
  } catch (error) {
    log.warn({ err: error, kind: event.kind }, "a security event could not be written");
  }
}

const counted = createCountedLog<Record<string, unknown>>((line, times) =>
  log.warn({ ...line, ...(times === 1 ? {} : { again: times }) }, "a security event"),
);

type Database = Pick<Transaction, "$executeRaw" | "$queryRaw">;

/** Writes an event into the log and, by this connection, into the database: as a part of what it tells of. */
export async function writeSecurity(db: Database, event: SecurityEvent): Promise<void> {
  const request = currentRequest();
  const { kind, accountId, actorId, detail = {} } = event;
  const known = { kind, accountId, actorId, ...(event.detail ? { detail } : {}) };
  const from = request ? { network: request.network, device: request.device } : {};
  // `requestId` stands on every line of a request: lib/log.ts.
  const line = { event: "security", ...known, ...from };
  // What strangers can bring about must not fill the log: the rows count all of it.
  if (isCounted(kind)) {
    counted(JSON.stringify([kind, accountId, request?.network, detail]), {
      ...line,
      ...timesOf(event.times ?? 1),
    });
  } else log.info(line, "a security event");
  await write(db, event);
}

async function write(
  db: Database,
  { kind, accountId, actorId, detail = {}, times = 1 }: SecurityEvent,
): Promise<void> {
  const { requestId, network, device } = currentRequest() ?? {};
  const about = { kind, accountId: accountId ?? null, actorId: actorId ?? null, detail };
  if (!isCounted(kind)) {
    await db.$executeRaw`
      INSERT INTO editorial.security_event
        (at, last_at, kind, account_id, actor_id, network, device, request_id, detail)
      VALUES (editorial.clock(), editorial.clock(), ${kind}, ${about.accountId}, ${about.actorId},
        ${network ?? null}, ${device ?? null}, ${requestId ?? null}, ${json(detail)}::jsonb)`;
    return;
  }
  const full = await isFull(db, kind);
  const seen = full
    ? [kind, accountId, actorId]
    : [kind, accountId, actorId, network, device, json(detail)];
  const fold = createHash("sha256").update(JSON.stringify(seen)).digest("base64url");
  await db.$executeRaw`
    INSERT INTO editorial.security_event AS known
      (at, last_at, kind, account_id, actor_id, network, device, request_id, detail, fold, count)
    VALUES (editorial.clock(), editorial.clock(), ${kind},
      ${about.accountId}, ${about.actorId},
      ${full ? null : (network ?? null)}, ${full ? null : (device ?? null)},
      ${full ? null : (requestId ?? null)}, ${full ? '{"many":true}' : json(detail)}::jsonb,
      ${fold}::text || ':' || floor(extract(epoch FROM editorial.clock()) / 900)::text, ${times})
    ON CONFLICT (fold) DO UPDATE SET
      count = known.count + excluded.count, last_at = greatest(known.last_at, excluded.last_at)`;
}

const json = (detail: SecurityDetail): string => JSON.stringify(detail as Prisma.InputJsonObject);

/** Whoever has a thousand networks must not fill the table with them. */
async function isFull(db: Database, kind: SecurityKind): Promise<boolean> {
  const [row] = await db.$queryRaw<{ full: boolean }[]>`
    SELECT count(*) >= ${mostRowsOfKind} AS full FROM (
      SELECT FROM editorial.security_event
      WHERE kind = ${kind} AND at >= to_timestamp(
        floor(extract(epoch FROM editorial.clock()) / 900) * 900)
      LIMIT ${mostRowsOfKind}) AS recent`;
  return row?.full ?? false;
}
