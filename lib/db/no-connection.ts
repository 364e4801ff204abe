import { errorWords } from "@/lib/error-text";

/**
 * Whether a question was never asked, as no connection was had: all were taken
 * until the time was up, PostgreSQL gives out no more, or the one given was
 * dead. `pg` and Prisma have no code for most of these, and Prisma puts the
 * driver's words into a cause.
 *
 * One of which the database was ended while it was asked says the same
 * ("Connection terminated"). A database that refuses connections is none: it is away.
 */
export function foundNoConnection(error: unknown): boolean {
  return /timeout exceeded when trying to connect|Unable to start a transaction|too many clients|Connection terminated/i.test(
    errorWords(error),
  );
}
