import type { Transaction } from "@/lib/db/editorial";

/**
 * One change of the public record at a time, until the transaction ends.
 *
 * What a change touches follows from the lists as they stand (places,
 * neighbours, numbered pages). Two changes that cannot see each other would
 * each leave out what the other one moves. They are few and take
 * milliseconds, so they wait for each other. To be taken before any row is.
 */
export async function lockPublicRecord(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('newsroom.public-record'))`;
}
