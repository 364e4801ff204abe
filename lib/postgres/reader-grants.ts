import type pg from "pg";
import { escapeIdentifier } from "pg";

const PUBLIC_SCHEMA = "public_record";
const EDITORIAL_SCHEMA = "editorial";

export async function databaseOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>("SELECT current_database() AS name");
  return rows[0]?.name ?? "";
}

/** Lets the role select from the public record, the tables of later migrations included, and nothing else. */
export async function grantPublicRecord(client: pg.Client, role: string): Promise<void> {
  const name = escapeIdentifier(role);
  const schemas = await existingSchemas(client);
  if (schemas.has(PUBLIC_SCHEMA)) {
    await client.query(`GRANT USAGE ON SCHEMA ${PUBLIC_SCHEMA} TO ${name}`);
    await client.query(`GRANT SELECT ON ALL TABLES IN SCHEMA ${PUBLIC_SCHEMA} TO ${name}`);
    await client.query(
      `ALTER DEFAULT PRIVILEGES IN SCHEMA ${PUBLIC_SCHEMA} GRANT SELECT ON TABLES TO ${name}`,
    );
  }
  for (const schema of [EDITORIAL_SCHEMA, "public"]) {
    if (!schemas.has(schema)) continue;
    await client.query(`REVOKE ALL ON ALL TABLES IN SCHEMA ${schema} FROM ${name}`);
    await client.query(`REVOKE ALL ON SCHEMA ${schema} FROM ${name}`);
  }
  if (schemas.has(EDITORIAL_SCHEMA))
    await client.query(`REVOKE ALL ON SCHEMA ${EDITORIAL_SCHEMA} FROM PUBLIC`);

  // What every role may do by default is taken back only in a database of our own: in one that is shared,
  // others may live by it.
  const { rows } = await client.query<{ own: boolean }>(
    `SELECT pg_has_role(current_user, datdba, 'USAGE') AS own FROM pg_database WHERE datname = current_database()`,
  );
  if (!rows[0]?.own) return;
  const database = escapeIdentifier(await databaseOf(client));
  await client.query(`REVOKE TEMPORARY ON DATABASE ${database} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${name}`);
  if (schemas.has("public")) await client.query("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
}

async function existingSchemas(client: pg.Client): Promise<Set<string>> {
  const { rows } = await client.query<{ nspname: string }>(
    "SELECT nspname FROM pg_namespace WHERE nspname = ANY($1)",
    [[PUBLIC_SCHEMA, EDITORIAL_SCHEMA, "public"]],
  );
  return new Set(rows.map((row) => row.nspname));
}

/** Asked on the reader's own connection: what keeps it from being a fit reader, if anything. */
export async function readerProblem(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query<{
    unreadable: string | null;
    open: string | null;
    superuser: boolean;
  }>(
    `SELECT
       (SELECT min(c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname = $1 AND c.relkind IN ('r', 'v', 'm', 'p')
           AND NOT (has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT'))) AS unreadable,
       (SELECT min(c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE c.relkind IN ('r', 'v', 'm', 'p')
           AND ((n.nspname = $2 AND has_schema_privilege(n.oid, 'USAGE'))
             OR (n.nspname = $2 AND has_table_privilege(c.oid, 'SELECT'))
             OR (n.nspname IN ($1, $2) AND has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')))) AS open,
       (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS superuser`,
    [PUBLIC_SCHEMA, EDITORIAL_SCHEMA],
  );
  const row = rows[0];
  if (!row || row.superuser) return "it is a superuser";
  if (row.unreadable) return `it cannot read the table ${row.unreadable}`;
  if (row.open) return `it may read or change the table ${row.open}`;
  return undefined;
}
