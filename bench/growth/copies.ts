import { gathering } from "@/features/search/index/gather";
import { locales } from "@/i18n/routing";
import { withClient } from "@/lib/postgres/connection";

/**
 * A large house out of a smaller one: its documents again and again, under
 * other names, addresses and days, by the database alone. A hundred thousand
 * documents in three languages take an hour to be written and analysed one by
 * one on a machine that others use; what is asked of the house takes as long
 * either way, because no row of a copy is shared with another.
 *
 * @param superuserUrl may write without triggers and references, which would
 *   be asked for each row
 * @param of how many documents there are
 */
export const addCopies = (superuserUrl: string, of: number, size: number): Promise<void> =>
  gathering(() => write(superuserUrl, of, size));

async function write(superuserUrl: string, of: number, size: number): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    await client.query("SET session_replication_role = replica");
    const columns = new Map<string, string[]>();
    for (const { table } of tables) {
      const { rows } = await client.query<{ name: string }>(
        "SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped",
        [table],
      );
      columns.set(
        table,
        rows.map(({ name }) => name),
      );
    }
    for (let copy = 1; copy * of < size; copy++) {
      await client.query("BEGIN");
      await client.query(`CREATE TEMP TABLE chosen ON COMMIT DROP AS SELECT id FROM editorial.document
        WHERE key ~ '^corpus-[^-]+-[0-9]+$' AND split_part(key, '-', 3)::int <= ${size - copy * of}`);
      for (const { table, which, change } of tables) {
        const names = columns.get(table) ?? [];
        const values = names.map((name) => change(copy)[name] ?? `row."${name}"`);
        await client.query(`INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(", ")})
          SELECT ${values.join(", ")} FROM ${table} AS row WHERE ${which}`);
      }
      await client.query("COMMIT");
      await client.query("SELECT gin_clean_pending_list('public_record.search_entry_vector_idx')");
    }
    await client.query("SET session_replication_role = DEFAULT");
    // What triggers would have kept.
    for (const locale of locales) {
      await client.query(
        "SELECT public_record.cut_sitemaps($1, '-infinity', '00000000-0000-0000-0000-000000000000')",
        [locale],
      );
    }
    await client.query("SELECT public_record.count_all_months()");
    await client.query("SELECT editorial.refresh_all_lines()");
    await client.query(
      `UPDATE public_record.search_word SET texts = (texts::bigint * ${size} / ${of})::int`,
    );
  });
}

type Change = Record<string, string>;

const anew = (copy: number, ...names: string[]): Change =>
  Object.fromEntries(names.map((name) => [name, `md5(row."${name}"::text || '-${copy}')::uuid`]));
const named = (copy: number, ...names: string[]): Change =>
  Object.fromEntries(names.map((name) => [name, `row."${name}" || '-${copy}'`]));
/** Each copy a day before the one before it. */
const earlier = (copy: number, ...names: string[]): Change =>
  Object.fromEntries(names.map((name) => [name, `row."${name}" - ${copy} * interval '1 day'`]));
const day = (copy: number): Change => ({ story_date: `row.story_date - ${copy}` });

const ofDocument = "row.document_id IN (SELECT id FROM chosen)";
const ofPublication = `row.publication_id IN
  (SELECT id FROM public_record.publication WHERE document_id IN (SELECT id FROM chosen))`;

const tables: { table: string; which: string; change: (copy: number) => Change }[] = [
  {
    table: "editorial.document",
    which: "row.id IN (SELECT id FROM chosen)",
    change: (copy) => ({
      ...anew(copy, "id"),
      ...named(copy, "key"),
      ...day(copy),
      ...earlier(copy, "created_at"),
    }),
  },
  {
    table: "editorial.translation",
    which: ofDocument,
    change: (copy) => ({
      ...anew(copy, "id", "document_id", "head_revision_id"),
      ...named(copy, "slug"),
    }),
  },
  {
    table: "editorial.revision",
    which: `row.translation_id IN
      (SELECT id FROM editorial.translation WHERE document_id IN (SELECT id FROM chosen))`,
    change: (copy) => ({
      ...anew(copy, "id", "translation_id"),
      ...named(copy, "slug"),
      ...earlier(copy, "created_at"),
    }),
  },
  {
    table: "public_record.publication",
    which: ofDocument,
    change: (copy) => ({
      ...anew(copy, "id", "document_id"),
      ...named(copy, "path", "slug"),
      ...day(copy),
      ...earlier(copy, "first_published_at", "updated_at", "published_at"),
    }),
  },
  {
    table: "public_record.published_picture",
    which: ofPublication,
    change: (copy) => anew(copy, "publication_id"),
  },
  {
    table: "public_record.public_path",
    which: ofDocument,
    change: (copy) => ({ ...anew(copy, "document_id"), ...named(copy, "path") }),
  },
  {
    table: "public_record.search_entry",
    which: ofPublication,
    change: (copy) => ({
      ...anew(copy, "publication_id"),
      ...day(copy),
      year: `extract(year FROM row.story_date - ${copy})`,
    }),
  },
];
