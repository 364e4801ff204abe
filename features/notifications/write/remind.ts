import { dayColumn, newsroomDay } from "@/features/editorial/assignments/newsroom-day";
import { databaseNow } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import { leaveBundles } from "./mail-bundle";

const hourMs = 3_600_000;

/** In the morning and not at midnight: a letter that comes in the night is read among others. */
const morningHour = 9;
/** Who was asked less than so long ago has been told of the day with it. */
const freshHours = 12;
/** What has been late for longer is not told to whoever comes back from elsewhere. */
const longestLateDays = 7;

/**
 * Tells people of what they are to do until tomorrow, and of what has become
 * late: once each, from nine in the morning on in the newsroom's zone. Another
 * day is told anew.
 *
 * @returns how many were told something
 */
export async function remindOfDue(): Promise<number> {
  return inTransaction(async (tx) => {
    const now = await databaseNow(tx);
    const today = dayColumn(newsroomDay(new Date(now.getTime() - morningHour * hourMs)));
    const told = await tx.$queryRaw<{ userId: string }[]>`
      INSERT INTO editorial.notification
        (id, user_id, kind, event_key, document_id, locale, detail, created_at)
      SELECT gen_random_uuid(), a.user_id, 'due',
        CASE WHEN a.due_on < ${today}::date THEN 'late' ELSE 'due' END
          || ':' || a.id || ':' || a.due_on,
        a.document_id, a.locale,
        jsonb_build_object('task', a.task, 'dueOn', a.due_on, 'late', a.due_on < ${today}::date),
        ${now}
      FROM editorial.assignment a
      JOIN editorial."user" u ON u.id = a.user_id AND u.disabled_at IS NULL
      JOIN editorial.document d
        ON d.id = a.document_id AND d.archived_at IS NULL AND d.trashed_at IS NULL
      WHERE a.done_at IS NULL
        AND a.due_on BETWEEN ${today}::date - ${longestLateDays}::int AND ${today}::date + 1
        -- Due today is neither: it was told yesterday, and is not late.
        AND a.due_on <> ${today}::date
        AND a.created_at < ${now}::timestamptz - make_interval(hours => ${freshHours})
      ON CONFLICT (user_id, event_key) DO NOTHING
      RETURNING user_id AS "userId"`;
    const people = told.map(({ userId }) => userId);
    await leaveBundles(tx, people, now);
    return told.length;
  });
}
