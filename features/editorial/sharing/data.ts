import type { Locale } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import type { OpinionAnswer } from "./opinion-schema";

/** Reads of what readers of shared drafts said: on the owner's connection. */

export type Opinion = {
  id: string;
  locale: Locale;
  answer: OpinionAnswer;
  /** As it was given; nothing when the revision was erased. */
  name: string;
  words: string;
  givenAt: Date;
  /** The revision that they were shown. */
  number: number;
  /** What they were shown would no longer be what is public. */
  changed: boolean;
  /** Its link has been ended, has expired or is of another database. */
  ended: boolean;
  /** For whom the link was made. */
  label: string;
  /** What they said before. */
  before: OpinionAnswer | undefined;
};

const answerOf = (answer: "AGREE" | "CHANGE"): OpinionAnswer =>
  answer === "AGREE" ? "agree" : "change";

/** So many are listed: what a story's links take together is far less. */
const mostListed = 200;

/**
 * What readers without an account said of a document, newest first, each in
 * the last of their answers.
 *
 * @param hashes of what would be public now, by language
 */
export async function opinionsOf(
  documentId: string,
  hashes: Partial<Record<Locale, string>>,
): Promise<Opinion[]> {
  const db = editorialDb();
  const [rows, links] = await Promise.all([
    db.opinion.findMany({
      where: { translation: { documentId } },
      include: {
        translation: { select: { locale: true } },
        revision: { select: { number: true } },
      },
      orderBy: [{ givenAt: "desc" }, { id: "desc" }],
      take: mostListed,
    }),
    db.shareLink.findMany({
      where: { documentId },
      select: { id: true, label: true, revokedAt: true, publishedAt: true, expiresAt: true },
    }),
  ]);
  const now = new Date();
  const linkOf = new Map(links.map((link) => [link.id, link]));
  return rows.flatMap((row) => {
    if (row.replacedById) return [];
    const { id, name, words, givenAt, publicHash, answer, shareLinkId, revision } = row;
    const locale = row.translation.locale as Locale;
    const link = linkOf.get(shareLinkId);
    const earlier = rows.find(({ replacedById }) => replacedById === id);
    return [
      {
        id,
        locale,
        answer: answerOf(answer),
        name,
        words,
        givenAt,
        number: revision.number,
        changed: publicHash !== hashes[locale],
        ended: !link || !!link.revokedAt || !!link.publishedAt || link.expiresAt <= now,
        label: link?.label ?? "",
        before: earlier && answerOf(earlier.answer),
      },
    ];
  });
}

/** How many said what of a text, through links that are open. */
export type OpinionCounts = Record<OpinionAnswer, number>;

/** The same in figures, for what stands beside a text: by language. */
export async function opinionCounts(
  documentId: string,
): Promise<Partial<Record<Locale, OpinionCounts>>> {
  const rows = await editorialDb().$queryRaw<{ locale: Locale; agree: number; change: number }[]>`
    SELECT t.locale,
      count(*) FILTER (WHERE o.answer = 'AGREE')::int AS agree,
      count(*) FILTER (WHERE o.answer = 'CHANGE')::int AS change
    FROM editorial.opinion o
    JOIN editorial.translation t ON t.id = o.translation_id
    JOIN editorial.share_link l ON l.id = o.share_link_id
    WHERE t.document_id = ${documentId}::uuid AND o.replaced_by_id IS NULL
      AND l.revoked_at IS NULL AND l.published_at IS NULL
      AND l.expires_at > editorial.clock()
    GROUP BY t.locale`;
  return Object.fromEntries(rows.map(({ locale, ...counts }) => [locale, counts]));
}

/** Who said what, by the event of the audit trail that tells of it; nothing of what was erased. */
export async function opinionsByEvent(
  events: readonly number[],
): Promise<Map<number, { name: string; words: string }>> {
  if (events.length === 0) return new Map();
  const rows = await editorialDb().$queryRaw<{ event: number; name: string; words: string }[]>`
    SELECT e.id AS event, o.name, o.words
    FROM editorial.audit_event e
    JOIN editorial.opinion o ON o.id = (e.detail ->> 'opinion')::uuid
    WHERE e.id = ANY(${[...events]}::int[]) AND e.verb = 'opinion'`;
  return new Map(rows.map(({ event, ...said }) => [event, said]));
}
