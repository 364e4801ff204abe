import { synonymsIn } from "@/features/search/analysis/names-of";
import { any, inTitle, literalOf, type Term } from "@/features/search/analysis/terms";
import type { Synonyms } from "@/features/search/analysis/units";
import { parseQuery, type Query } from "@/features/search/query/query";
import {
  otherKeyboard,
  remainsOf,
  slipsAllowed,
  slipsBetween,
} from "@/features/search/query/spelling";
import { Prisma } from "@/generated/prisma/client";
import { type Locale, locales } from "@/i18n/routing";
import { errorWords, foundNoConnection } from "@/lib/db/ask-again";
import { editorialDb } from "@/lib/db/editorial";
import { inSearch } from "@/lib/db/search";
import { errorCode } from "@/lib/error-text";
import { teachWords } from "@/lib/text/chinese-words";
import { resultsPerPage, type SearchRequest } from "./schema";

/** Reads of the index; all of them on a connection that can only select, and not for long. */

/** So many of the newest matches are ranked; of a term that half the archive holds, no more. */
export const mostRanked = 2000;
/** So many of those by all that is known of them, the others by title and day alone. */
const mostWeighed = 300;

/** How often the names are read again, in milliseconds. */
const namesForMs = 15_000;
let names: { synonyms: Synonyms; until: number } | undefined;

async function publishedSynonyms(): Promise<Synonyms> {
  if (names && names.until > performance.now()) return names.synonyms;
  const rows = await inSearch((db) => db.searchName.findMany());
  teachWords(rows.flatMap(({ zh }) => zh));
  names = { synonyms: synonymsIn(rows), until: performance.now() + namesForMs };
  return names.synonyms;
}

/** For tests, and for whoever has just changed the names. */
export function forgetNames(): void {
  names = undefined;
}

export async function publishedQuery(typed: string): Promise<Query> {
  return parseQuery(typed, await publishedSynonyms());
}

export type Count = { locale: Locale; section: string | null; year: number | null; count: number };

/** How many live texts match, by language, section and year. */
export function publishedMatches(term: Term): Promise<Count[]> {
  return inSearch((db) => db.$queryRaw(matchesSql(term)));
}

/**
 * For the benchmark as well, which looks at the plan. PostgreSQL cannot guess
 * how many texts have several words together and takes it for one or two, so
 * nothing in here may be a join that it could do again for each row.
 */
export const matchesSql = (term: Term) => Prisma.sql`
    SELECT locale, section_key AS section, year::int AS year, count(*)::int AS count
    FROM public_record.search_entry WHERE vector @@ ${literalOf(term)}::tsquery
    GROUP BY 1, 2, 3`;

/** A text that was found; its words are read for those that are shown only. */
export type Hit = { publicationId: string; score: number | null };

type Wanted = Pick<SearchRequest, "section" | "year" | "page"> & { locale: Locale };

/**
 * The best matches of a language. The newest are ranked: by weight of the
 * words that match (title, summary, caption, body), by how closely they are
 * what was typed, and by their standing side by side. Between texts of one
 * rank the newer comes first.
 */
export function publishedHits(query: Query, term: Term, wanted: Wanted): Promise<Hit[]> {
  return inSearch((db) => db.$queryRaw(hitsSql(query, term, wanted)));
}

/** For the benchmark as well, which looks at the plan. */
export function hitsSql(query: Query, term: Term, wanted: Wanted) {
  const { locale, section = null, year = null, page } = wanted;
  const match = literalOf(term);
  const strong = query.units.flatMap((unit) => unit.strong);
  const words = literalOf(any(strong.map((text) => ({ kind: "lexeme", text }))));
  const phrase = query.phrase ? literalOf(query.phrase) : null;
  return Prisma.sql`
    WITH hits AS (
      SELECT publication_id, story_date FROM public_record.search_entry
      WHERE vector @@ ${match}::tsquery AND locale = ${locale}
        AND (${section}::text IS NULL OR section_key = ${section})
        AND (${year}::int IS NULL OR year = ${year}::int)
      ORDER BY story_date DESC, publication_id LIMIT ${mostRanked}),
    titled AS (
      SELECT publication_id FROM public_record.search_entry
      WHERE vector @@ ${literalOf(inTitle(term))}::tsquery AND locale = ${locale}
      ORDER BY story_date DESC LIMIT ${mostRanked}),
    near AS (
      SELECT *, row_number() OVER (ORDER BY in_title DESC, story_date DESC, publication_id) AS place
      FROM (SELECT publication_id, story_date,
        publication_id IN (SELECT publication_id FROM titled) AS in_title FROM hits) AS marked)
    SELECT publication_id AS "publicationId", score
    FROM near LEFT JOIN LATERAL (
      SELECT 2 * ts_rank('{0.1, 0.3, 0.4, 1}', vector, ${words}::tsquery)
        + ts_rank('{0.1, 0.3, 0.4, 1}', vector, ${match}::tsquery)
        + CASE WHEN in_title THEN 0.5 ELSE 0 END
        + CASE WHEN ${phrase}::text IS NOT NULL AND vector @@ ${phrase}::tsquery
            THEN 0.2 + ts_rank('{0.1, 0.3, 0.4, 1}', vector, ${phrase}::tsquery) ELSE 0 END AS score
      FROM public_record.search_entry AS own
      WHERE own.publication_id = near.publication_id AND near.place <= ${mostWeighed}) AS weighed ON true
    ORDER BY round(score::numeric, 3) DESC NULLS LAST, in_title DESC, story_date DESC, publication_id
    LIMIT ${resultsPerPage} OFFSET ${(page - 1) * resultsPerPage}`;
}

/** What is shown of texts that were found, in the order of their ids. */
export async function publishedTexts(ids: readonly string[]) {
  const rows = await inSearch((db) =>
    db.publication.findMany({
      where: { id: { in: [...ids] }, state: "LIVE" },
      select: {
        id: true,
        documentId: true,
        kind: true,
        path: true,
        title: true,
        summary: true,
        sectionKey: true,
        storyDate: true,
        searchText: true,
        pictures: { select: { caption: true } },
      },
    }),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/**
 * A word of the texts that is close to one that none of them has: the
 * closest, and of those the most frequent, those of the page's language first.
 */
export async function publishedCorrection(
  word: string,
  locale: Locale,
): Promise<string | undefined> {
  const turned = otherKeyboard(word);
  const tried = [word, ...(turned && /^(?:[a-z]+|[а-я]+)$/.test(turned) ? [turned] : [])];
  for (const each of tried) {
    const rows = await inSearch(
      (db) => db.$queryRaw<{ locale: Locale; word: string; texts: number }[]>`
        SELECT locale, word, texts FROM public_record.search_word
        WHERE near && ${remainsOf(each)}::text[]`,
    );
    const close = rows
      .map((row) => ({ ...row, slips: slipsBetween(each, row.word) }))
      .filter(({ slips }) => slips <= slipsAllowed(each))
      .sort(
        (one, other) =>
          one.slips - other.slips ||
          Number(other.locale === locale) - Number(one.locale === locale) ||
          other.texts - one.texts ||
          (one.word < other.word ? -1 : 1),
      );
    if (close[0]) return close[0].word;
  }
  return undefined;
}

/**
 * Texts of the desk that match, newest first among equals. The caller has
 * checked that the person may see them.
 */
export async function draftHits(
  typed: string,
  { locale, limit, skip }: { locale?: Locale | undefined; limit: number; skip: number },
): Promise<{ translationId: string; score: number }[]> {
  const rows = await editorialDb().searchName.findMany();
  teachWords(rows.flatMap(({ zh }) => zh));
  const query = parseQuery(typed, synonymsIn(rows));
  if (query.units.length === 0) return [];
  const term: Term = { kind: "and", of: query.units.map((unit) => unit.term) };
  const strong = query.units.flatMap((unit) => unit.strong);
  const words = literalOf(any(strong.map((text) => ({ kind: "lexeme", text }))));
  const wanted = locale ? [locale] : [...locales];
  return editorialDb().$queryRaw`
    WITH hits AS (
      SELECT translation_id, day FROM editorial.draft_entry
      WHERE vector @@ ${literalOf(term)}::tsquery AND locale = ANY (${wanted})
      ORDER BY day DESC, translation_id LIMIT ${mostWeighed})
    SELECT * FROM (SELECT translation_id AS "translationId", hits.day,
      ts_rank('{0.1, 0.3, 0.4, 1}', vector, ${words}::tsquery)
      + CASE WHEN vector @@ ${literalOf(inTitle(term))}::tsquery THEN 0.5 ELSE 0 END AS score
    FROM hits JOIN editorial.draft_entry USING (translation_id)) AS ranked
    ORDER BY round(score::numeric, 3) DESC, day DESC, "translationId"
    LIMIT ${limit} OFFSET ${skip}`;
}

/** A statement that was stopped (57014), or one that no connection was had for because others search. */
export const isOverload = (error: unknown): boolean =>
  foundNoConnection(error) ||
  /57014|statement timeout/.test(`${errorCode(error) ?? ""} ${errorWords(error)}`);
