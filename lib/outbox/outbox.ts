import type { Prisma } from "@/generated/prisma/client";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import type { MailFault } from "./fault";

/**
 * The outbox: all mail of the house goes through it, as rows beside what it
 * tells of. There is never one without the other. See
 * docs/decisions/0049-one-outbox.md.
 *
 * A row has no words and no link, but ids from which the worker puts the
 * letter together when it sends it; after that it has nothing at all.
 */

export type Letter = { id: string; letter: string; about: Prisma.JsonValue; attempts: number };

type NewLetter = {
  /** What puts it together: server/worker/letters.ts. */
  letter: string;
  about: Prisma.InputJsonObject;
  /** At once when not given; by the database's clock. */
  dueAt?: Date;
  /** While a letter with the same name waits, it is this one: nothing is told twice. */
  bundleFor?: string;
};

/** Leaves a letter to be sent, as a part of what it tells of. */
export const enqueueLetter = (tx: Transaction, letter: NewLetter): Promise<void> =>
  enqueueLetters(tx, [letter]);

/**
 * The same of several, in as many statements as of one: an event may concern
 * everybody. Of one bundle a letter is given once.
 *
 * One that waits under a bundle's name takes what is told along, and goes out
 * when the earlier of both is due. It is as good as new then: a mail server
 * that was away for long must not have it given up at its next fault.
 */
export async function enqueueLetters(
  tx: Transaction,
  letters: readonly NewLetter[],
): Promise<void> {
  if (letters.length === 0) return;
  const names = letters.flatMap(({ bundleFor }) => bundleFor ?? []);
  if (names.length > 0) {
    // Two who leave letters of one name at once are to leave one. In one order for all, so
    // that they wait for each other and not both; and before the other statement, which
    // has to see what came meanwhile.
    await tx.$executeRaw`
      SELECT count(pg_advisory_xact_lock(name)) FROM (
        SELECT DISTINCT hashtext('newsroom.outbox ' || name) AS name
        FROM unnest(${names}::text[]) AS given (name) ORDER BY name) AS ordered`;
  }
  const given = letters.map(({ letter, about, dueAt, bundleFor }) => ({
    letter,
    about,
    due_at: dueAt?.toISOString() ?? null,
    bundle_for: bundleFor ?? null,
  }));
  await tx.$executeRaw`
    WITH given AS (
      SELECT letter, about, coalesce(due_at, editorial.clock()) AS due_at, bundle_for
      FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
        AS each (letter text, about jsonb, due_at timestamptz, bundle_for text)
    ), waiting AS (
      SELECT id, bundle_for, created_at FROM editorial.outbox_mail
      WHERE bundle_for = ANY (${names}::text[]) AND sent_at IS NULL AND failed_at IS NULL
        AND (leased_until IS NULL OR leased_until <= editorial.clock())
      FOR UPDATE SKIP LOCKED
    ), joined AS (
      UPDATE editorial.outbox_mail AS mail
      SET due_at = least(mail.due_at, given.due_at), attempts = 0
      FROM given WHERE mail.bundle_for = given.bundle_for AND mail.id IN (
        SELECT DISTINCT ON (bundle_for) id FROM waiting ORDER BY bundle_for, created_at, id)
      RETURNING mail.bundle_for
    )
    INSERT INTO editorial.outbox_mail (id, letter, about, bundle_for, due_at, created_at)
    SELECT gen_random_uuid(), letter, about, bundle_for, due_at, editorial.clock() FROM given
    WHERE bundle_for IS NULL OR bundle_for NOT IN (SELECT bundle_for FROM joined)`;
}

/**
 * Takes the letter that has been due longest, or undefined when none is. Of
 * letters that wait as one none is taken while another is being sent: both
 * would tell the same.
 *
 * @param letters those that this build knows: another one may have left others
 * @param leaseSeconds how long this worker may take; then another one gets it
 */
export function claimLetter(letters: string[], leaseSeconds: number): Promise<Letter | undefined> {
  return inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('newsroom.outbox'))`;
    const [claimed] = await tx.$queryRaw<Letter[]>`
      UPDATE editorial.outbox_mail SET
        attempts = attempts + 1,
        leased_until = editorial.clock() + make_interval(secs => ${leaseSeconds})
      WHERE id = (
        SELECT id FROM editorial.outbox_mail AS mail
        WHERE sent_at IS NULL AND failed_at IS NULL AND due_at <= editorial.clock()
          AND letter = ANY (${letters}::text[])
          AND (leased_until IS NULL OR leased_until <= editorial.clock())
          AND NOT EXISTS (
            SELECT FROM editorial.outbox_mail AS other
            WHERE other.bundle_for = mail.bundle_for AND other.id <> mail.id
              AND other.sent_at IS NULL AND other.leased_until > editorial.clock())
        ORDER BY due_at, created_at LIMIT 1
        FOR UPDATE SKIP LOCKED)
      RETURNING id, letter, about, attempts`;
    return claimed;
  });
}

/** It is on its way: what remains says when, for a time. */
export async function noteSent(id: string): Promise<void> {
  await editorialDb().$executeRaw`
    UPDATE editorial.outbox_mail SET sent_at = editorial.clock(), leased_until = NULL,
      about = '{}', bundle_for = NULL, last_fault = NULL, last_error = NULL
    WHERE id = ${id}::uuid`;
}

/** There is nothing to tell any more. */
export async function dropLetter(id: string): Promise<void> {
  await editorialDb().outboxMail.deleteMany({ where: { id } });
}

/**
 * It did not go out. Tried again after a while, or given up: then it stays,
 * to be looked at.
 *
 * @param seconds until the next try; undefined for no other
 */
export async function noteFault(
  id: string,
  { code, said }: MailFault,
  seconds: number | undefined,
): Promise<void> {
  await editorialDb().$executeRaw`
    UPDATE editorial.outbox_mail SET leased_until = NULL,
      last_fault = ${code}, last_error = ${said}, last_tried_at = editorial.clock(),
      first_failed_at = coalesce(first_failed_at, editorial.clock()),
      due_at = editorial.clock() + make_interval(secs => ${seconds ?? 0}),
      failed_at = CASE WHEN ${seconds === undefined} THEN editorial.clock() END
    WHERE id = ${id}::uuid`;
}

/** Days that what went out, and what was given up, is still known. */
const sentKeptDays = 7;
const failedKeptDays = 30;

/** Forgets letters that nobody asks about any more. */
export async function sweepOutbox(): Promise<void> {
  await editorialDb().$executeRaw`
    DELETE FROM editorial.outbox_mail
    WHERE sent_at < editorial.clock() - make_interval(days => ${sentKeptDays})
      OR failed_at < editorial.clock() - make_interval(days => ${failedKeptDays})`;
}
