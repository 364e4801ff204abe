import { namesByAddress } from "@/features/audit/data";
import type { AuditVerb } from "@/features/audit/log/audit-log";
import { withWords } from "@/features/editorial/drafts/texts";
import type { Locale } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";

/** Everything kept of one language, newest first; conflict copies have no version. */
export function history(documentId: string, locale: Locale) {
  return editorialDb().revision.findMany({
    where: { translation: { documentId, locale } },
    omit: { body: true, refused: true },
    // What records keep of people is their address, which stays what it was.
    include: { author: { select: { name: true } } },
    orderBy: { number: "desc" },
  });
}

/** One revision, whole, or null. */
export function revisionOf(documentId: string, locale: Locale, number: number) {
  return editorialDb().revision.findFirst({
    where: { translation: { documentId, locale }, number },
    include: withWords,
  });
}

/** What was done with a revision, beside typing it. */
export type Mark = {
  verb: MarkVerb;
  at: Date;
  /** A name, or what the record keeps. */
  by: string;
  /** What was written with it: why it was given back. */
  words: string;
};

const markVerbs = [
  "submit",
  "return",
  "approve",
  "schedule",
  "publish",
  "update",
  "republish",
  "release",
  "withdraw",
] as const satisfies readonly AuditVerb[];
type MarkVerb = (typeof markVerbs)[number];

/** What was done with each revision of a text, by its number, oldest first. */
export async function marksOf(documentId: string, locale: Locale): Promise<Map<number, Mark[]>> {
  const db = editorialDb();
  const events = await db.auditEvent.findMany({
    where: { documentId, locale, verb: { in: [...markVerbs] }, revisionNumber: { not: null } },
    orderBy: { id: "asc" },
  });
  const names = await namesByAddress(events.map(({ actorName }) => actorName));
  const marks = new Map<number, Mark[]>();
  for (const { verb, at, actorName, reason, revisionNumber } of events) {
    const number = revisionNumber ?? 0;
    const by = names.get(actorName) ?? actorName;
    const mark = { verb: verb as MarkVerb, at, by, words: reason ?? "" };
    marks.set(number, [...(marks.get(number) ?? []), mark]);
  }
  return marks;
}

/** What people call revisions of a text, by their numbers. */
export async function revisionNames(
  documentId: string,
  locale: Locale,
): Promise<Map<number, string>> {
  const rows = await editorialDb().revisionName.findMany({
    where: { translation: { documentId, locale } },
  });
  return new Map(rows.map(({ number, name }) => [number, name]));
}

/** A text is given back by one of them, and each of the others is an answer to that. */
export const reviewVerbs = [
  "submit",
  "return",
  "approve",
  "schedule",
  "publish",
  "update",
  "republish",
  "release",
] as const satisfies readonly AuditVerb[];

/** Why a text was given back, until it is submitted again. */
export type Returned = { words: string; by: string; at: Date; number: number };

/** What stands to be answered in each language of a document. */
export async function returnedTexts(documentId: string): Promise<Map<Locale, Returned>> {
  const db = editorialDb();
  const rows = await db.$queryRaw<(Returned & { locale: Locale; verb: string })[]>`
    SELECT DISTINCT ON (event.locale) event.locale, event.verb, event.at,
      coalesce(event.reason, '') AS words, coalesce(person.name, event.actor_name) AS by,
      coalesce(event.revision_number, 0) AS number
    FROM editorial.audit_event AS event
    LEFT JOIN editorial."user" AS person ON person.email = event.actor_name
    WHERE event.document_id = ${documentId}::uuid
      AND event.verb = ANY (${[...reviewVerbs]})
    ORDER BY event.locale, event.id DESC`;
  return new Map(
    rows
      .filter(({ verb }) => verb === "return")
      .map(({ locale, words, by, at, number }) => [locale, { words, by, at, number }]),
  );
}

/**
 * The number of what whoever reviews a text has seen last, or readers have: the
 * newest revision before this one that was approved or is public. Undefined
 * where there is none.
 *
 * @param number of the revision that is to be approved
 */
export async function reviewedBefore(
  documentId: string,
  locale: Locale,
  number: number,
): Promise<number | undefined> {
  const db = editorialDb();
  const [approved, shown] = await Promise.all([
    db.approval.findMany({
      where: { translation: { documentId, locale }, revision: { erasedAt: null } },
      select: { revision: { select: { number: true } } },
    }),
    db.publication.findFirst({ where: { documentId, locale, state: "LIVE" } }),
  ]);
  const numbers = [...approved.map(({ revision }) => revision.number), shown?.sourceVersion ?? 0];
  const before = numbers.filter((each) => each > 0 && each < number);
  return before.length > 0 ? Math.max(...before) : undefined;
}
