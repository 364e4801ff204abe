import { planCorpus } from "@/bench/corpus/plan";
import { Random } from "@/bench/corpus/random";
import { textOf } from "@/bench/corpus/text";
import { plainText } from "@/features/publication/body/body-text";
import { indexOf } from "@/features/search/index/document";
import { type Locale, locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";

/** Words that a known share of the texts has. */
export const terms: { share: number; every: number; words: Record<Locale, string> }[] = [
  { share: 0.001, every: 1000, words: { zh: "榫卯", en: "scaffolding", ru: "плотниками" } },
  { share: 0.005, every: 200, words: { zh: "圆桌会", en: "carpenters", ru: "кровлю" } },
  {
    share: 0.0091,
    every: 110,
    words: { zh: "幕墙工程", en: "north stair", ru: "старых опалубок" },
  },
  { share: 0.5, every: 2, words: { zh: "塔吊", en: "brickwork", ru: "мастерскую" } },
];

const sentences: Record<Locale, (word: string) => string> = {
  zh: (word) => `昨天傍晚看守把${word}写在空白处。`,
  en: (word) => `Nobody had asked about ${word} before noon.`,
  ru: (word) => `Кто-то занялся делом: ${word}.`,
};

const templates = 300;

/**
 * Fills the public record and its index in a few statements: texts are
 * analysed once each and used again and again, with the words above added to
 * every so-many-th by the same analysis.
 */
export async function fillInBulk(documents: number): Promise<void> {
  const db = editorialDb();
  await db.$executeRawUnsafe(`DROP INDEX public_record.search_entry_vector_idx`);
  await db.$executeRawUnsafe(
    `CREATE TABLE bulk (locale text, number int, title text, summary text, body text, vector tsvector)`,
  );
  await db.$executeRawUnsafe(
    `CREATE TABLE bulk_term (locale text, every int, text text, vector tsvector)`,
  );
  for (const locale of locales) {
    await insertTemplates(locale, Math.min(templates, documents));
    for (const { every, words } of terms) {
      const text = sentences[locale](words[locale]);
      const { vector } = indexOf({ ...empty, body: text });
      await db.$executeRaw`
        INSERT INTO bulk_term VALUES (${locale}, ${every}, ${text}, ${vector}::tsvector)`;
    }
  }
  const count = Math.min(templates, documents);
  await db.$executeRawUnsafe(`
    INSERT INTO public_record.publication (id, document_id, locale, kind, path, slug, title, summary, body,
      story_date, first_published_at, updated_at, source_version, content_hash, section_key, search_text)
    SELECT md5(n || b.locale)::uuid, md5(n::text)::uuid, b.locale, 'ARTICLE', '/' || b.locale || '/bulk/' || n, n::text,
      b.title, b.summary, '{}', date '2009-01-05' + (n * 7919) % 6000, now(), now(), 1, '', 'bulk',
      b.title || chr(10) || b.summary || chr(10) || b.body || chr(10)
        || coalesce((SELECT string_agg(t.text, chr(10)) FROM bulk_term t WHERE t.locale = b.locale AND n % t.every = 0), '')
    FROM generate_series(1, ${documents}) AS n JOIN bulk b ON b.number = 1 + n % ${count}`);
  const added = terms.map(
    ({ every }) =>
      `coalesce((SELECT t.vector FROM bulk_term t WHERE n % ${every} = 0 AND t.every = ${every} AND t.locale = b.locale), '')`,
  );
  await db.$executeRawUnsafe(`
    INSERT INTO public_record.search_entry (publication_id, locale, section_key, year, story_date, vector)
    SELECT md5(n || b.locale)::uuid, b.locale, 'bulk',
      extract(year FROM date '2009-01-05' + (n * 7919) % 6000), date '2009-01-05' + (n * 7919) % 6000,
      b.vector || ${added.join(" || ")}
    FROM generate_series(1, ${documents}) AS n JOIN bulk b ON b.number = 1 + n % ${count}`);
  await db.$executeRawUnsafe(`SET maintenance_work_mem = '256MB'`);
  await db.$executeRawUnsafe(
    `CREATE INDEX search_entry_vector_idx ON public_record.search_entry USING GIN (vector) WITH (fastupdate = off)`,
  );
  await db.$executeRawUnsafe(`VACUUM ANALYZE public_record.search_entry`);
  await db.$executeRawUnsafe(`VACUUM ANALYZE public_record.publication`);
}

const empty = { title: "", summary: "", captions: [], storyDate: null };

async function insertTemplates(locale: Locale, count: number): Promise<void> {
  const seed = "bulk";
  const rows = planCorpus({ documents: count, seed, languages: [locale] }, []).map(({ number }) => {
    const { title, summary, body } = textOf(
      locale,
      number,
      new Random(seed, number, locale),
      undefined,
    );
    // About as long as a news item: the corpus' texts are longer.
    const short = plainText(body).slice(0, locale === "zh" ? 350 : 900);
    const { vector } = indexOf({ ...empty, title, summary, body: short });
    return { locale, number, title, summary, body: short, vector };
  });
  await editorialDb().$executeRaw`
    INSERT INTO bulk SELECT locale, number, title, summary, body, vector::tsvector
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS given (locale text, number int, title text, summary text, body text, vector text)`;
}
