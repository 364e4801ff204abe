import { z } from "zod";
import { foundNoConnection } from "@/lib/db/ask-again";
import { askPublic, statement } from "@/lib/db/statements";
import { withinLoopTurns, withQueryTimeout } from "./query-timeout";
import { snapshotNow } from "./snapshot-now";

/**
 * Five seconds: no reader waits for this. A machine that is busy with its own
 * start must not take that for a database that is away.
 */
const identityTurns = 50;

const snapshotAlone = statement("snapshot", `SELECT ${snapshotNow} AS snapshot`);
const snapshotRows = z.tuple([z.object({ snapshot: z.string() })]);

/**
 * The transactions that are visible now, of those that expire tags. To be taken before anything that
 * it is to vouch for is read.
 */
export async function currentSnapshot(): Promise<string> {
  const rows = await withQueryTimeout(() => askPublic(snapshotAlone, []));
  return snapshotRows.parse(rows)[0].snapshot;
}

const stateOfTags = statement(
  "state",
  `SELECT ${snapshotNow} AS snapshot, asked.tag, kept.xid::text AS xid
   FROM unnest($1::text[]) AS asked (tag)
   LEFT JOIN public_record.cache_tag AS kept ON kept.tag = asked.tag`,
);
const stateRows = z
  .array(z.object({ snapshot: z.string(), tag: z.string(), xid: z.string().nullable() }))
  .min(1);

/**
 * The same, and which transaction last changed each of the tags, as that
 * snapshot shows it (one statement sees one state).
 *
 * @param tags one at least
 * @returns `versions`: of every tag that was named
 */
export async function currentState(
  tags: readonly string[],
): Promise<{ snapshot: string; versions: Map<string, string> }> {
  const rows = stateRows.parse(await withQueryTimeout(() => askPublic(stateOfTags, [tags])));
  const snapshot = rows[0]?.snapshot ?? "";
  return { snapshot, versions: new Map(rows.map(({ tag, xid }) => [tag, xid ?? "never"])) };
}

/** The transaction that last changed a tag, as of now. */
export async function versionOf(tag: string): Promise<string> {
  const { versions } = await currentState([tag]);
  return versions.get(tag) ?? "never";
}

const judgement = statement(
  "judgement",
  `SELECT pg_snapshot_xmax($2::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot())
      OR coalesce(bool_or(NOT pg_visible_in_snapshot(xid::text::xid8, $2::pg_snapshot)), false)
      AS stale,
    max(expired_at) AS "changedAt"
   FROM public_record.cache_tag WHERE tag = ANY ($1::text[])`,
);
const judgementRows = z.tuple([z.object({ stale: z.boolean(), changedAt: z.date().nullable() })]);

/**
 * Whether no tag has changed in a transaction that the snapshot does not
 * show, and when one of them last changed. A snapshot that is ahead of the
 * database is of another past: it was restored meanwhile, and vouches for
 * nothing.
 *
 * @returns `changedAt`: undefined where none ever did
 */
export async function judge(
  tags: readonly string[],
  snapshot: string,
): Promise<{ fresh: boolean; changedAt: Date | undefined }> {
  const rows = await withQueryTimeout(() => askPublic(judgement, [tags, snapshot]));
  const [{ stale, changedAt }] = judgementRows.parse(rows);
  return { fresh: !stale, changedAt: changedAt ?? undefined };
}

const identityOf = statement(
  "identity",
  `SELECT concat_ws(':', system_identifier, (
     SELECT oid FROM pg_database WHERE datname = current_database()
   ), timeline_id) AS identity
   FROM pg_control_system(), pg_control_checkpoint()`,
);
const identityRows = z.tuple([z.object({ identity: z.string() })]);

/**
 * Names the database itself. Transaction numbers mean nothing in another
 * one, so pages kept for one database must never be served for another; one
 * that was restored to a point in time has a new timeline.
 *
 * It is the first question of a front, which waits for nothing else: Prisma
 * takes a tenth of a second of the processor to get ready for its first one.
 */
export async function databaseIdentity(): Promise<string> {
  const rows = await withinLoopTurns(askIdentity(3), identityTurns);
  return identityRows.parse(rows)[0].identity;
}

/**
 * A connection is waited for by the clock: a process that was busy for all of
 * that time (an app with what Next loads) has not looked for an answer, and asks again.
 */
async function askIdentity(tries: number): Promise<unknown[]> {
  try {
    return await askPublic(identityOf, []);
  } catch (error) {
    if (tries === 1 || !foundNoConnection(error)) throw error;
    return askIdentity(tries - 1);
  }
}
