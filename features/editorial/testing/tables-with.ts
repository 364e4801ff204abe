import { editorialDb } from "@/lib/db/editorial";

/** Names of all tables of the site, in either schema, in which a word stands anywhere. */
export async function tablesWith(word: string): Promise<string[]> {
  const db = editorialDb();
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
    WHERE table_schema IN ('editorial', 'public_record') AND table_type = 'BASE TABLE' ORDER BY 1`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await db.$queryRawUnsafe<unknown[]>(
      `SELECT FROM ${name} AS t WHERE to_jsonb(t)::text ILIKE $1 LIMIT 1`,
      `%${word}%`,
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
}
