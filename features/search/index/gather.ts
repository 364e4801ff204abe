import { editorialDb } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { log } from "@/lib/log";

/**
 * Many entries at once. PostgreSQL puts each word of each entry into its place
 * in the index by itself, which takes four times as long as all else it does
 * for an entry. Gathered, entries lie in a list of the index (`fastupdate`)
 * until they are put in place together, each word once for all of them.
 *
 * The list is a part of the index: searches read it entry by entry, so they
 * find the same, a little later; a transaction that is undone leaves nothing,
 * and a crash loses nothing. That is why the index is not dropped and built
 * again, which costs as little: until it was there again a search would read
 * every entry, and give up.
 *
 * Whether entries are gathered is a setting of the index and not of a
 * connection. A process that is killed leaves it on, and so does one that does
 * not get at the index: then searches are slower by what was published since
 * the last vacuum, and nothing else. The next step of a reindex sets it right,
 * and where there is none the upkeep of every worker.
 */

/** In kilobytes. Longer than what is gathered at once: else a publish would put it all in place. */
const longestListKb = 65_536;
/**
 * Searches that begin meanwhile wait behind who changes the setting, so it is
 * not long. But it has to be longer than PostgreSQL's `deadlock_timeout` (a
 * second): only after that does an autovacuum of the index, which a reindex
 * brings about by itself, make room for who waits for it. With a second for
 * both the setting was never changed while one ran.
 */
const longestWait = "3s";

/**
 * Does what writes many entries: at most some thousand, because searches read
 * them one by one meanwhile. Where the setting cannot be changed it is done
 * without, and the log says so.
 *
 * @returns what the work gives
 * @throws what the work throws, and nothing else; what was gathered is put in place all the same
 */
export async function gathering<T>(work: () => Promise<T>): Promise<T> {
  await gather(true).catch(wentWithout);
  try {
    return await work();
  } finally {
    await settleIndex().catch(wentWithout);
  }
}

/**
 * Puts in place what is gathered, and has later entries put in place at once.
 *
 * @throws when something else holds the index for longer than three seconds
 */
export async function settleIndex(): Promise<void> {
  await gather(false);
  await editorialDb()
    .$queryRaw`SELECT gin_clean_pending_list('public_record.search_entry_vector_idx')`;
}

async function gather(on: boolean): Promise<void> {
  const [index] = await editorialDb().$queryRaw<{ gathers: boolean }[]>`
    SELECT coalesce(reloptions, '{}') @> ARRAY['fastupdate=on'] AS gathers
    FROM pg_class WHERE oid = 'public_record.search_entry_vector_idx'::regclass`;
  if (index?.gathers === on) return;
  await inTransaction(async (tx) => {
    await tx.$executeRawUnsafe(`SET LOCAL lock_timeout = '${longestWait}'`);
    for (const change of on
      ? [`SET (fastupdate = on, gin_pending_list_limit = ${longestListKb})`]
      : ["SET (fastupdate = off)", "RESET (gin_pending_list_limit)"]) {
      await tx.$executeRawUnsafe(`ALTER INDEX public_record.search_entry_vector_idx ${change}`);
    }
  });
}

const wentWithout = (error: unknown) =>
  log.warn({ err: error }, "the index of search was left as it was: searches and publishing go on");
