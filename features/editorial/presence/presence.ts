import { personOf } from "@/features/audit/actors/actors";
import { type Reason, refuseIf } from "@/features/audit/errors";
import { record } from "@/features/audit/log/audit-log";
import { lockDocument } from "@/features/editorial/drafts/texts";
import type { Locale } from "@/i18n/routing";
import { databaseNow } from "@/lib/db/clock";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { oneLine } from "@/lib/text/input";
import { isBlank } from "@/lib/text/seen";

/**
 * Who has a text open. It is word of that and no lock: a lock that its holder
 * forgot keeps people out, and what two people write at once is kept by
 * conflict copies in any case.
 */

/** Who was not seen for so long is no longer there. An editor says every few seconds that it is open. */
const hereSeconds = 30;

/** What is typed until then is still saved as the newest; later it would change under whoever has taken over. */
const handOverSeconds = 12;

/** A tab that was asleep is told when it wakes that somebody has taken over. */
const keptDays = 1;

export type Tab = { documentId: string; locale: Locale; tab: string };

export type Presence = {
  /** Who else has the text open, and writes in it. */
  others: { tab: string; name: string; own: boolean; since: Date }[];
  /** Somebody has taken over from this tab. */
  taken: { by: string; reason: string; at: Date } | null;
  /** How many tabs from which this person took over still have something to hand over. */
  handing: number;
  /** The story was deleted. */
  deleted: boolean;
};

/**
 * Notes that a tab has a text open, and says who else has. One row is written
 * and those of this text are read, by its key.
 *
 * @param tab with `handed`: what was typed in it has been saved
 */
export async function notePresence(
  userId: string,
  { documentId, locale, tab, handed }: Tab & { handed: boolean },
): Promise<Presence> {
  const db = editorialDb();
  const [own] = await db.$queryRaw<{ taken: Presence["taken"]; begun: boolean }[]>`
    INSERT INTO editorial.presence AS own (document_id, locale, tab, user_id, since, seen_at)
    SELECT id, ${locale}, ${tab}::uuid, ${userId}, editorial.clock(), editorial.clock()
    FROM editorial.document WHERE id = ${documentId}::uuid AND trashed_at IS NULL
    ON CONFLICT (document_id, locale, tab) DO UPDATE SET seen_at = excluded.seen_at,
      handed_at = CASE WHEN ${handed} AND own.taken_at IS NOT NULL
        THEN coalesce(own.handed_at, excluded.seen_at) ELSE own.handed_at END
    WHERE own.user_id = excluded.user_id
    RETURNING own.xmax = 0 AS begun, CASE WHEN taken_at IS NOT NULL THEN json_build_object(
      'by', taken_by_name, 'reason', taken_reason, 'at', taken_at) END AS taken`;
  if (!own) {
    // Deleted, or gone; else it is somebody else's tab, whose browser has another account now.
    const there = await db.document.findFirst({
      where: { id: documentId, trashedAt: null },
      select: { id: true },
    });
    return { others: [], taken: null, handing: 0, deleted: there === null };
  }
  // Whoever comes sweeps: no table is read for it, and it never grows.
  if (own.begun) {
    await db.$executeRaw`
      DELETE FROM editorial.presence
      WHERE seen_at < editorial.clock() - make_interval(days => ${keptDays})`;
  }
  const rows = await db.$queryRaw<(Presence["others"][number] & { taken: boolean })[]>`
    SELECT other.tab, person.name, other.user_id = ${userId} AS own, other.since,
      other.taken_at IS NOT NULL AS taken
    FROM editorial.presence AS other
    JOIN editorial."user" AS person ON person.id = other.user_id
    WHERE other.document_id = ${documentId}::uuid AND other.locale = ${locale}
      AND other.tab <> ${tab}::uuid AND other.handed_at IS NULL
      AND other.seen_at > editorial.clock() - make_interval(secs => ${hereSeconds})
    ORDER BY other.since, other.tab`;
  return {
    others: rows.flatMap(({ taken, ...other }) => (taken ? [] : [other])),
    taken: own.taken,
    handing: rows.filter(({ taken }) => taken).length,
    deleted: false,
  };
}

/** The tab was closed. What it has to be told it is told if it comes back. */
export async function endPresence(userId: string, { documentId, locale, tab }: Tab): Promise<void> {
  await editorialDb().presence.deleteMany({
    where: { documentId, locale, tab, userId, takenAt: null },
  });
}

/**
 * Goes on with a text that others have open: they are told who does and why,
 * and their editors save what was typed and give the text out of their hands.
 * Nothing of theirs is lost: what comes late is kept as a conflict copy.
 *
 * @returns from how many tabs it was taken
 * @throws Refusal with every reason: `role-forbids` for authors, but from
 *   another window of their own; `reason-missing`, `deleted`, `document-unknown`
 */
export async function takeOver(
  actor: { userId: string },
  { documentId, locale, tab, reason: typed }: Tab & { reason: string },
): Promise<{ taken: number }> {
  const reason = oneLine(typed);
  return inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    await lockDocument(tx, documentId);
    const now = await databaseNow(tx);
    const others = await tx.presence.findMany({
      where: {
        documentId,
        locale,
        tab: { not: tab },
        takenAt: null,
        seenAt: { gt: new Date(now.getTime() - hereSeconds * 1000) },
      },
      include: { user: { select: { email: true } } },
    });
    const ownOnly = others.every(({ userId }) => userId === actor.userId);
    const reasons: Reason[] = [];
    if (person.role === "AUTHOR" && !ownOnly) reasons.push({ code: "role-forbids" });
    if (!ownOnly && isBlank(reason)) reasons.push({ code: "reason-missing" });
    refuseIf(reasons);
    if (others.length === 0) return { taken: 0 };
    const { name } = await tx.user.findUniqueOrThrow({ where: { id: actor.userId } });
    const tabs = others.map((other) => other.tab);
    await tx.presence.updateMany({
      where: { documentId, locale, tab: { in: tabs } },
      data: { takenAt: now, takenByName: name, takenReason: reason },
    });
    const people = [...new Set(others.map(({ user }) => user.email))];
    await record(tx, person, { verb: "take-over", documentId, locale, reason, detail: { people } });
    return { taken: others.length };
  });
}

/**
 * Whether somebody has taken over from the tab that a save comes from, and
 * does not wait for it any more.
 */
export async function isTakenFrom(tx: Transaction, { documentId, locale, tab }: Tab) {
  const row = await tx.presence.findUnique({
    where: { documentId_locale_tab: { documentId, locale, tab } },
  });
  if (!row?.takenAt) return false;
  const until = row.takenAt.getTime() + handOverSeconds * 1000;
  return row.handedAt !== null || (await databaseNow(tx)).getTime() > until;
}

export type Present = { locale: Locale; name: string };

/** Who has texts of these documents open, by document: each person once a text. */
export async function presentIn(documentIds: readonly string[]): Promise<Map<string, Present[]>> {
  if (documentIds.length === 0) return new Map();
  const rows = await editorialDb().$queryRaw<(Present & { documentId: string })[]>`
    SELECT here.document_id AS "documentId", here.locale, person.name
    FROM editorial.presence AS here
    JOIN editorial."user" AS person ON person.id = here.user_id
    WHERE here.document_id = ANY (${[...documentIds]}::uuid[]) AND here.taken_at IS NULL
      AND here.seen_at > editorial.clock() - make_interval(secs => ${hereSeconds})
    GROUP BY here.document_id, here.locale, person.id, person.name
    ORDER BY min(here.since)`;
  const found = new Map<string, Present[]>();
  for (const { documentId, ...present } of rows) {
    found.set(documentId, [...(found.get(documentId) ?? []), present]);
  }
  return found;
}
