import type { Person } from "@/features/audit/actors/actors";
import { Refusal } from "@/features/audit/errors";
import { documentDetail } from "@/features/editorial/data";
import { type Revision, withWords } from "@/features/editorial/drafts/texts";
import { isLocale, type Locale, locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { shortHash } from "./paths";
import type { Pair } from "./replacing/replaced-content";
import { type ReplacedStory, replacedStory } from "./replacing/replacement";
import { mostTexts } from "./schema";
import { type Use, usesOf } from "./uses/uses";
import type { ProposedField } from "./words/fields";

/** Reads of the library: on the owner's connection, for staff only. */

/** One of the library with its words, or null. */
export const mediaOf = (hash: string) =>
  editorialDb().media.findUnique({
    where: { hash },
    include: { texts: true, portrait: { select: { hash: true } } },
  });

export type LibraryMedia = NonNullable<Awaited<ReturnType<typeof mediaOf>>>;

/** Files that were made of it, as they were written down. */
export const filesOf = (hash: string) =>
  editorialDb().mediaFile.findMany({
    where: { hash },
    select: { name: true, bytes: true },
    orderBy: { name: "asc" },
  });

/** Texts that show it, in their newest revision or to readers; `limit` at most. */
export const textsShowing = (hash: string, limit: number) => usesOf(editorialDb(), [hash], limit);

/** How many revisions that are not the newest of their text show it, some hundreds at most. */
export async function earlierVersions(hash: string): Promise<number> {
  const [counted] = await editorialDb().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT FROM editorial.revision_media AS said WHERE said.hash = ${hash}
        AND NOT EXISTS (
          SELECT FROM editorial.translation WHERE head_revision_id = said.revision_id)
      LIMIT 500) AS earlier`;
  return counted?.count ?? 0;
}

/** Hashes by their beginnings, as addresses name them; unknown ones are left out. */
export async function hashesOf(short: readonly string[]): Promise<string[]> {
  if (short.length === 0) return [];
  const rows = await editorialDb().$queryRaw<{ hash: string }[]>`
    SELECT hash FROM editorial.media
    WHERE left(hash, ${shortHash}::int) = ANY (${[...short]}) ORDER BY created_at DESC, id`;
  return rows.map(({ hash }) => hash);
}

/** A text that says of pictures something else than the library. */
export type OfferedText = {
  documentId: string;
  locale: Locale;
  title: string;
  version: number;
  editorial: Use["editorial"];
  public: Use["public"];
  /** What it says of each, beside what the library says. */
  differing: { hash: string; field: ProposedField; says: string; proposed: string }[];
};

/**
 * Texts whose newest revision says of these pictures something else than the
 * library does, in these fields. What the library leaves empty is offered to nobody.
 *
 * @returns so many texts as can be changed at once; `more` says that there are others
 */
export async function offersFor(
  hashes: readonly string[],
  fields: readonly ProposedField[],
): Promise<{ texts: OfferedText[]; more: boolean }> {
  const db = editorialDb();
  const rows = await db.$queryRaw<OfferedText[]>`
    SELECT text.document_id AS "documentId", text.locale, text.version, head.title,
      text.state::text AS editorial, coalesce(publication.state::text, 'NONE') AS public,
      jsonb_agg(jsonb_build_object('hash', said.hash, 'field', field.name,
        'says', field.says, 'proposed', field.proposed) ORDER BY said.hash, field.name) AS differing
    FROM editorial.media
    JOIN editorial.media_text AS offered ON offered.media_id = media.id
    JOIN editorial.revision_media AS said ON said.hash = media.hash
    JOIN editorial.translation AS text
      ON text.head_revision_id = said.revision_id AND text.locale = offered.locale
    JOIN editorial.document AS document
      ON document.id = text.document_id AND document.trashed_at IS NULL
    JOIN editorial.revision AS head ON head.id = text.head_revision_id AND head.erased_at IS NULL
    LEFT JOIN public_record.publication AS publication
      ON publication.document_id = text.document_id AND publication.locale = text.locale
    CROSS JOIN LATERAL (VALUES ('alt', said.alt, offered.alt),
      ('caption', said.caption, offered.caption), ('credit', said.credit, offered.credit))
      AS field (name, says, proposed)
    WHERE media.hash = ANY (${[...hashes]}) AND field.name = ANY (${[...fields]})
      AND btrim(field.proposed) <> '' AND field.proposed <> field.says
      AND (document.lead_media_id = media.id OR jsonb_path_exists(head.body,
        '$.**.picture ? (@ == $hash)', jsonb_build_object('hash', media.hash)))
    GROUP BY text.id, text.document_id, text.locale, text.version, text.state, head.title,
      publication.state, document.created_at
    ORDER BY document.created_at DESC, text.document_id, text.locale LIMIT ${mostTexts + 1}`;
  return { texts: rows.slice(0, mostTexts), more: rows.length > mostTexts };
}

/** So many stories are shown at once. */
const mostStories = 30;

/** So many texts are asked for that show a picture, beside those that were gone through. */
const mostUses = 500;

/**
 * What a replacement has still to do, story by story: whole stories, and so
 * many as can be changed at once.
 *
 * @param person who looks at it: what they can do is said of each text
 * @param passed stories that were gone through; they need not be done, since
 *   readers keep the old picture until a draft is published
 * @returns `looked`: stories that were gone through now, also those in which
 *   there is nothing to do; `more`: there are others
 */
export async function replacementOf(
  pair: Pair,
  person: Person,
  passed: ReadonlySet<string> = new Set(),
): Promise<{ stories: ReplacedStory[]; looked: string[]; more: boolean }> {
  const limit = mostUses + passed.size * locales.length;
  const found = await usesOf(editorialDb(), [pair.old], limit);
  const isCut = found.length === limit;
  // The last story may have other languages behind the limit.
  const cut = isCut ? found.at(-1)?.documentId : undefined;
  const uses = found.filter(({ documentId }) => documentId !== cut && !passed.has(documentId));
  const ids = [...new Set(uses.map(({ documentId }) => documentId))];
  const looked: string[] = [];
  const stories: ReplacedStory[] = [];
  let texts = 0;
  for (const documentId of ids) {
    if (stories.length === mostStories) break;
    const own = uses.filter((use) => use.documentId === documentId);
    const story = own.some(({ deleted }) => deleted)
      ? undefined
      : await storyOf(documentId, pair, own, person);
    const count = story ? story.old.length + story.onWay.length : 0;
    if (texts + count > mostTexts) break;
    looked.push(documentId);
    if (story && count > 0) stories.push(story);
    texts += count;
  }
  return { stories, looked, more: isCut || looked.length < ids.length };
}

async function storyOf(
  documentId: string,
  pair: Pair,
  uses: readonly Use[],
  person: Person,
): Promise<ReplacedStory | undefined> {
  const live = new Set(uses.filter((use) => use.live).map(({ locale }) => locale));
  const detail = await documentDetail(documentId).catch((error: unknown) => {
    // Deleted since the list of uses was read.
    if (error instanceof Refusal) return undefined;
    throw error;
  });
  if (!detail) return undefined;
  const published = await publishedRevisions(documentId, detail.texts);
  return replacedStory(detail, pair, live, published, person);
}

type Texts = Awaited<ReturnType<typeof documentDetail>>["texts"];

/** The revisions that readers have, by language. */
async function publishedRevisions(
  documentId: string,
  texts: Texts,
): Promise<Map<Locale, Revision>> {
  const revisions = await editorialDb().revision.findMany({
    where: {
      OR: texts.flatMap(({ locale, publication }) =>
        publication
          ? [{ translation: { documentId, locale }, number: publication.sourceVersion }]
          : [],
      ),
    },
    include: { ...withWords, translation: { select: { locale: true } } },
  });
  return new Map(
    revisions.flatMap(({ translation: { locale }, ...revision }) =>
      isLocale(locale) ? [[locale, revision] as const] : [],
    ),
  );
}
