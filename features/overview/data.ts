import { storyTitles } from "@/features/editorial/data";
import type { StoryTitle } from "@/features/editorial/drafts/story-title";
import { reviewVerbs } from "@/features/editorial/history/data";
import type { Locale } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";

/** Reads of the desk's home: on the owner's connection, never for the public side. */

export type Wait = {
  kind: "returned" | "review" | "publish" | "republish" | "failed" | "at-risk";
  documentId: string;
  locale: Locale;
  /** What the story is called, not what this text of it is. */
  shown: StoryTitle;
  since: Date;
  /** Who sent it, or sent it back. */
  by: string;
  /** What they wrote with it. */
  words: string | null;
};

/** So many are shown: nobody works through a longer list on the home page. */
const mostWaits = 12;

/**
 * What waits for somebody, the longest wait first: for everybody the texts
 * that were sent back to them; for editors what others have submitted, and
 * what is approved and not public; for administrators all that is submitted;
 * and schedules that could not be carried out.
 */
export async function waitsFor(
  staff: { userId: string; role: string },
  desk: Locale,
): Promise<Wait[]> {
  const { userId, role } = staff;
  const mayApprove = role !== "author";
  const othersOnly = role === "editor";
  const found = await editorialDb().$queryRaw<Omit<Wait, "shown">[]>`
    WITH candidate AS MATERIALIZED (
      -- So few that what follows costs the same however many stories there are.
      SELECT document_id FROM editorial.document_line
      WHERE NOT archived AND (waits OR returned_to @> ARRAY[${userId}])
      UNION SELECT schedule.document_id FROM editorial.schedule
      JOIN editorial.document_line AS line
        ON line.document_id = schedule.document_id AND NOT line.archived
      WHERE schedule.state = 'PENDING' AND schedule.risk IS NOT NULL
        OR schedule.state = 'FAILED' AND schedule.ended_at > editorial.clock() - interval '7 days'
    ), text AS (
      SELECT t.id, t.document_id, t.locale, t.state, r.author_id, r.number, r.created_at,
        p.state AS public_state, p.source_version, p.withdrawn_at
      FROM candidate
      -- By each of the few, not by a look at all texts of the house.
      CROSS JOIN LATERAL (
        SELECT * FROM editorial.translation WHERE document_id = candidate.document_id OFFSET 0) t
      JOIN editorial.revision r ON r.id = t.head_revision_id
      LEFT JOIN public_record.publication p
        ON p.document_id = t.document_id AND p.locale = t.locale
    ), event AS (
      SELECT text.id, last.* FROM text CROSS JOIN LATERAL (
        SELECT e.verb, e.at, e.actor_name FROM editorial.audit_event e
        WHERE e.document_id = text.document_id AND e.locale = text.locale
          AND e.verb IN ('save', 'submit', 'return', 'approve')
        ORDER BY e.id DESC LIMIT 1) last
      WHERE text.state = 'IN_REVIEW' OR text.state = 'APPROVED'
        AND (public_state IS DISTINCT FROM 'LIVE' OR number > source_version)
    ), review AS (
      -- What was written with it stands until it is answered, and saving is no answer.
      SELECT text.id, last.*, coalesce((
        SELECT s.actor_id FROM editorial.audit_event s
        WHERE s.document_id = text.document_id AND s.locale = text.locale
          AND s.verb = 'submit' AND s.id < last.event_id
        ORDER BY s.id DESC LIMIT 1), text.author_id) AS waiting_id
      FROM text CROSS JOIN LATERAL (
        SELECT e.id AS event_id, e.verb, e.at, e.actor_name, e.reason
        FROM editorial.audit_event e
        WHERE e.document_id = text.document_id AND e.locale = text.locale AND e.verb = ANY (${[...reviewVerbs]})
        ORDER BY e.id DESC LIMIT 1) last
      WHERE text.state = 'DRAFT' AND EXISTS (
        SELECT FROM editorial.revision own
        WHERE own.translation_id = text.id AND own.author_id = ${userId})
    ), waits AS (
      SELECT 'returned' AS kind, text.*, review.at, review.actor_name, review.reason
      FROM text JOIN review USING (id)
      WHERE review.verb = 'return' AND review.waiting_id = ${userId}
      UNION ALL
      SELECT 'review', text.*, event.at, event.actor_name, NULL
      FROM text JOIN event USING (id)
      WHERE ${mayApprove} AND text.state = 'IN_REVIEW'
        AND NOT (${othersOnly} AND text.author_id IS NOT DISTINCT FROM ${userId})
      UNION ALL
      SELECT CASE public_state WHEN 'WITHDRAWN' THEN 'republish' ELSE 'publish' END,
        text.*, event.at, event.actor_name, NULL
      FROM text JOIN event USING (id)
      WHERE ${mayApprove} AND text.state = 'APPROVED' AND event.verb = 'approve'
        AND CASE public_state WHEN 'LIVE' THEN number > source_version
          WHEN 'WITHDRAWN' THEN event.at > withdrawn_at ELSE true END
      UNION ALL
      SELECT 'failed', text.*, s.ended_at, s.created_by_name, NULL
      FROM editorial.schedule s
      JOIN editorial.scheduled_text st ON st.schedule_id = s.id
      JOIN text ON text.id = st.translation_id AND text.state <> 'SCHEDULED'
      WHERE ${mayApprove} AND s.state = 'FAILED'
        AND s.ended_at > editorial.clock() - interval '7 days'
        AND CASE public_state WHEN 'LIVE' THEN number > source_version
          WHEN 'WITHDRAWN' THEN s.ended_at > withdrawn_at ELSE true END
      UNION ALL
      SELECT 'at-risk', text.*, s.due_at, s.created_by_name, NULL
      FROM editorial.schedule s
      JOIN editorial.scheduled_text st ON st.schedule_id = s.id
      JOIN text ON text.id = st.translation_id
      WHERE s.state = 'PENDING' AND s.risk IS NOT NULL
        AND (${mayApprove} OR text.author_id = ${userId})
    )
    SELECT waits.kind, waits.document_id AS "documentId", waits.locale,
      waits.at AS since, coalesce(person.name, waits.actor_name) AS by,
      waits.reason AS words
    FROM waits
    LEFT JOIN editorial."user" person ON person.email = waits.actor_name
    -- What has an hour of its own comes before what has waited longest.
    ORDER BY waits.kind IN ('at-risk', 'failed') DESC, waits.at LIMIT ${mostWaits}`;
  const titles = await storyTitles(
    found.map(({ documentId }) => documentId),
    desk,
  );
  return found.map((wait) => ({
    ...wait,
    shown: titles.get(wait.documentId) ?? { title: "", locale: desk },
  }));
}
