import { find } from "@/features/search/query/find";
import { editorialDb } from "@/lib/db/editorial";
import { idOfText } from "./fill";
import { halves, madeOf } from "./golden";
import type { GoldenQuery, QueryClass } from "./golden-types";
import { gradeOf, ndcgAt10, recallAt10 } from "./judge";
import type { CorpusText } from "./texts";

/** Ids of the texts that answer a query, best first. */
export type Engine = (query: GoldenQuery) => Promise<string[]>;

/** This site's search; a suggestion is followed where nothing was found, as a reader would. */
export const ownEngine: Engine = async ({ locale, q }) => {
  const found = await find(locale, { q, section: undefined, year: undefined, page: 1 });
  const followed =
    found.hits.length === 0 && found.suggestion
      ? await find(locale, { q: found.suggestion, section: undefined, year: undefined, page: 1 })
      : found;
  return followed.hits.map(({ publicationId }) => publicationId);
};

/** PostgreSQL's full text as it comes, over the same texts with the same weights. */
export async function plainEngine(configuration: "simple" | "russian"): Promise<Engine> {
  const table = `golden_${configuration}`;
  const db = editorialDb();
  await db.$executeRawUnsafe(`
    CREATE TABLE ${table} AS SELECT p.id, p.locale, p.story_date,
      setweight(to_tsvector('${configuration}', p.title), 'A')
      || setweight(to_tsvector('${configuration}', p.summary), 'B')
      || setweight(to_tsvector('${configuration}', coalesce(string_agg(c.caption, ' '), '')), 'C')
      || to_tsvector('${configuration}', p.search_text) AS vector
    FROM public_record.publication p LEFT JOIN public_record.published_picture c ON c.publication_id = p.id
    GROUP BY p.id`);
  return async ({ locale, q }) => {
    const rows = await db.$queryRawUnsafe<{ id: string }[]>(
      `SELECT id FROM ${table}, websearch_to_tsquery('${configuration}', $1) AS query
       WHERE locale = $2 AND vector @@ query
       ORDER BY ts_rank(vector, query) DESC, story_date DESC LIMIT 10`,
      q,
      locale,
    );
    return rows.map(({ id }) => id);
  };
}

export type Score = { queries: number; ndcg: number; recall: number };
export type Outcome = { query: GoldenQuery; half: string; ndcg: number; recall: number };

/** @param names of the halves to ask */
export async function evaluate(
  engine: Engine,
  corpus: readonly CorpusText[],
  names: readonly string[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const half of halves.filter(({ name }) => names.includes(name))) {
    for (const query of madeOf(half).queries) {
      const grades = new Map(corpus.map((text) => [idOfText(text), gradeOf(query, text)]));
      const found = (await engine(query)).map((id) => grades.get(id) ?? 0);
      const all = [...grades.values()];
      outcomes.push({
        query,
        half: half.name,
        ndcg: ndcgAt10(found, all),
        recall: recallAt10(found, all),
      });
    }
  }
  return outcomes;
}

/** The means of a class, or of all. */
export function scoreOf(outcomes: readonly Outcome[], only?: QueryClass): Score {
  const some = outcomes.filter(({ query }) => only === undefined || query.class === only);
  const mean = (of: (outcome: Outcome) => number) =>
    some.reduce((sum, outcome) => sum + of(outcome), 0) / Math.max(1, some.length);
  return {
    queries: some.length,
    ndcg: mean(({ ndcg }) => ndcg),
    recall: mean(({ recall }) => recall),
  };
}
