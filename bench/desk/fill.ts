import { randomUUID } from "node:crypto";
import type { Client } from "pg";
import { keyPrefix } from "@/bench/corpus/plan";
import { readsAs } from "@/bench/desk/people";
import { reindexDrafts } from "@/features/editorial/drafts/draft-index";
import { disconnectAll } from "@/lib/db/disconnect";
import { withClient } from "@/lib/postgres/connection";

// A program of its own: makes of a corpus, in which everything is published,
// a desk at work. What it writes is made up, as the corpus is.

/** Open comments, however many stories there are. */
const openComments = 300;
/** Of a hundred stories so many are at work, and this many at the least. */
const atWorkPercent = 3;
const leastAtWork = 40;

const staff = Array.from({ length: 12 }, () => randomUUID());

/** The first of them is an editor. */
const hire = (client: Client) =>
  client.query(
    `INSERT INTO editorial."user" (id, name, email, role, updated_at)
     SELECT id, CASE place WHEN 1 THEN $2 ELSE 'Made-up colleague ' || place END, 'colleague-' || place || '@bench.example',
       (CASE place WHEN 1 THEN 'EDITOR' ELSE 'AUTHOR' END)::editorial."Role", now()
     FROM unnest($1::text[]) WITH ORDINALITY AS person (id, place)`,
    [staff, readsAs],
  );

/** Everybody has written something; some texts are drafts, in review, approved anew, or were sent back. */
async function putToWork(client: Client): Promise<void> {
  await client.query("ALTER TABLE editorial.revision DISABLE TRIGGER USER");
  await client.query(
    `UPDATE editorial.revision SET author_id = ($1::text[])[1 + abs(hashtext(id::text)) % $2::int]`,
    [staff, staff.length],
  );
  await client.query("ALTER TABLE editorial.revision ENABLE TRIGGER USER");
  // The newest of some texts is a second revision, which no reader has.
  await client.query(
    `CREATE TEMP TABLE work AS
     SELECT text.id, text.document_id, text.locale, head.id AS old_head,
       gen_random_uuid() AS head_id, row_number() OVER (ORDER BY hashtext(text.id::text)) AS place
     FROM editorial.translation AS text
     JOIN editorial.document ON document.id = text.document_id
     JOIN editorial.revision AS head ON head.id = text.head_revision_id
     WHERE document.key LIKE '${keyPrefix}%'
     ORDER BY hashtext(text.id::text)
     LIMIT (SELECT greatest(${leastAtWork}, count(*) * ${atWorkPercent} / 100) FROM editorial.document)`,
  );
  await client.query(
    `INSERT INTO editorial.revision (id, translation_id, number, version, slug, title, summary, body,
       content_hash, author_id, author_name, created_at)
     SELECT work.head_id, work.id, 2, 2, old.slug, old.title, old.summary, old.body,
       old.content_hash, old.author_id, 'bench', old.created_at + interval '3 days'
     FROM work JOIN editorial.revision AS old ON old.id = work.old_head`,
  );
  await client.query(
    `UPDATE editorial.translation AS text SET version = 2, head_revision_id = work.head_id,
       state = (ARRAY['DRAFT', 'IN_REVIEW', 'APPROVED', 'DRAFT'])[1 + work.place % 4]::editorial."EditorialState"
     FROM work WHERE work.id = text.id`,
  );
  await client.query(
    `INSERT INTO editorial.audit_event (at, actor_id, actor_name, verb, document_id, locale, reason)
     SELECT revision.created_at + step.later, revision.author_id, 'bench', step.verb,
       work.document_id, work.locale, step.reason
     FROM work JOIN editorial.translation AS text ON text.id = work.id
     JOIN editorial.revision ON revision.id = work.head_id
     CROSS JOIN (VALUES
       (0, 'save', NULL, interval '0', ARRAY['DRAFT', 'IN_REVIEW', 'APPROVED']),
       (1, 'submit', NULL, interval '1 hour', ARRAY['DRAFT', 'IN_REVIEW', 'APPROVED']),
       (2, 'return', 'Made-up words.', interval '2 hours', ARRAY['DRAFT']),
       (3, 'approve', NULL, interval '2 hours', ARRAY['APPROVED'])
     ) AS step (place, verb, reason, later, states)
     WHERE text.state::text = ANY (step.states) ORDER BY step.place, work.place`,
  );
}

async function discuss(client: Client): Promise<void> {
  await client.query(
    `INSERT INTO editorial.comment (id, translation_id, revision_number, author_id, author_name, body, created_at)
     SELECT gen_random_uuid(), text.id, 1, $1, 'bench', 'Made-up words about it.', now()
     FROM (
       SELECT id, row_number() OVER (ORDER BY id) AS place FROM editorial.translation
       WHERE head_revision_id IS NOT NULL
       ORDER BY hashtext(id::text || 'comment') LIMIT ${openComments}) AS text
     CROSS JOIN generate_series(1, 20) AS round
     ORDER BY round, text.place LIMIT ${openComments}`,
    [staff[1]],
  );
  await client.query(
    `INSERT INTO editorial.assignment (id, document_id, locale, task, user_id, due_on, assigned_by_name, created_at)
     SELECT gen_random_uuid(), document_id, locale, 'TRANSLATE',
       ($1::text[])[1 + row_number() OVER () % $2::int], now()::date - 3, 'bench', now()
     FROM editorial.translation WHERE state <> 'APPROVED' ORDER BY hashtext(id::text) LIMIT 60`,
    [staff, staff.length],
  );
}

const url = process.env.DATABASE_URL ?? "";
await withClient(url, async (client) => {
  await hire(client);
  await putToWork(client);
  await discuss(client);
});
await reindexDrafts();
await withClient(url, async (client) => {
  await client.query("SELECT editorial.refresh_all_lines()");
  await client.query("ANALYZE");
});
await disconnectAll();
process.exit();
