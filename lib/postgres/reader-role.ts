import { createHmac } from "node:crypto";
import type pg from "pg";
import { escapeIdentifier, escapeLiteral } from "pg";
import { errorMessage } from "@/lib/error-text";
import { connectionError, withClient, withUrlParts } from "@/lib/postgres/connection";
import { troubleOf } from "@/lib/postgres/database-trouble";
import { databaseOf, grantPublicRecord, readerProblem } from "@/lib/postgres/reader-grants";
import { withSetupLock } from "@/lib/postgres/setup-lock";
import { OperatorError } from "@/lib/startup/operator-error.mjs";

export type Reader = {
  /** What the public side connects with. */
  url: string;
  /** Whether the server itself keeps the public side away from the editorial store. */
  enforced: boolean;
  /** What to tell the person who runs the site, where it does not. */
  warning?: string;
};

/**
 * Makes the role that the public side reads with, or brings it up to date: it may select from
 * `public_record` and do nothing else. Safe when several processes do it at once; when the role is right
 * already, that is one connection and one query.
 * @param readerUrl PUBLIC_DATABASE_URL, where the server's keeper made such a role by hand.
 */
export async function ensureReaderRole(ownerUrl: string, readerUrl?: string): Promise<Reader> {
  if (readerUrl) return givenReader(ownerUrl, readerUrl);
  const database = await withClient(ownerUrl, databaseOf);
  const role = readerRoleName(database);
  const password = readerPassword(ownerUrl, role);
  const url = withUrlParts(ownerUrl, { user: role, password });
  if ((await problemOf(url)) === undefined) return { url, enforced: true };
  try {
    await withClient(ownerUrl, (client) =>
      withSetupLock(ownerUrl, async () => {
        await createRole(client, role, password);
        await grantPublicRecord(client, role);
      }),
    );
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    return unenforced(
      ownerUrl,
      `the database does not let the site make it (${errorMessage(error)})`,
    );
  }
  const problem = await problemOf(url);
  return problem === undefined ? { url, enforced: true } : unenforced(ownerUrl, problem);
}

/**
 * The reader's connection where the owner's goes through a pool and the role was made on the server itself.
 *
 * @param direct what `ensureReaderRole` gave for the server
 * @param poolUrl the owner's address at the pool
 * @returns through the pool where that knows the role, and else to the server, with a warning
 */
export async function throughPool(direct: Reader, poolUrl: string): Promise<Reader> {
  if (!direct.enforced) return direct;
  const { username, password } = new URL(direct.url);
  const url = withUrlParts(poolUrl, {
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  });
  const problem = await problemOf(url);
  if (problem === undefined) return { url, enforced: true };
  return {
    ...direct,
    warning: `The pool in DATABASE_URL does not let the reading role in (${problem}), so public pages are read from the server itself: make the role ${decodeURIComponent(username)} known to the pool (PgBouncer: auth_query), or set PUBLIC_DATABASE_URL.`,
  };
}

/**
 * Roles belong to the whole server, so the database's name keeps two sites on one server apart. (A name
 * longer than PostgreSQL's 63 bytes ends in a digest, so that two long ones stay different.)
 */
export function readerRoleName(database: string): string {
  const name = `${database}_reader`;
  if (Buffer.byteLength(name) <= 63) return name;
  const digest = createHmac("sha256", "role").update(database).digest("hex").slice(0, 12);
  let head = database;
  while (Buffer.byteLength(`${head}_${digest}_reader`) > 63) head = [...head].slice(0, -1).join("");
  return `${head}_${digest}_reader`;
}

/**
 * Derived from the owner's password, so that every process and every copy of the site comes to the same
 * one without storing it. A new owner's password gives a new one, set at the next start.
 */
export function readerPassword(ownerUrl: string, role: string): string {
  const { username, password } = new URL(ownerUrl);
  const secret = password ? decodeURIComponent(password) : `no password for ${username}`;
  return createHmac("sha256", secret).update(`reader role ${role}`).digest("base64url");
}

async function createRole(client: pg.Client, role: string, password: string): Promise<void> {
  const name = escapeIdentifier(role);
  const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [role]);
  if (!rowCount) await client.query(`CREATE ROLE ${name}`);
  await client.query(`ALTER ROLE ${name} LOGIN PASSWORD ${escapeLiteral(password)}`);
  await client.query(`ALTER ROLE ${name} SET default_transaction_read_only = on`);
  await client.query(`ALTER ROLE ${name} SET statement_timeout = '10s'`);
}

async function givenReader(ownerUrl: string, url: string): Promise<Reader> {
  const first = await problemOf(url, (error) => {
    throw connectionError(error, url, "PUBLIC_DATABASE_URL");
  });
  if (first === undefined) return { url, enforced: true };
  const role = await withClient(url, async (client) => {
    const { rows } = await client.query<{ role: string }>("SELECT current_user AS role");
    return rows[0]?.role ?? "";
  });
  // Granting may be refused (the role belongs to someone else); what counts is what it can do after.
  await withClient(ownerUrl, (client) =>
    withSetupLock(ownerUrl, () => grantPublicRecord(client, role)),
  ).catch(() => {});
  const problem = await problemOf(url);
  if (problem === undefined) return { url, enforced: true };
  throw new OperatorError(
    `The role "${role}" in PUBLIC_DATABASE_URL does not fit (${problem}): give it USAGE on the schema public_record and SELECT on its tables, and nothing in the schema editorial.`,
  );
}

async function problemOf(
  url: string,
  unreachable?: (error: unknown) => never,
): Promise<string | undefined> {
  try {
    return await withClient(url, readerProblem);
  } catch (error) {
    unreachable?.(error);
    return `it cannot log in (${errorMessage(error)})`;
  }
}

async function unenforced(ownerUrl: string, why: string): Promise<Reader> {
  const url = new URL(ownerUrl);
  const options = [url.searchParams.get("options"), "-c default_transaction_read_only=on"]
    .filter(Boolean)
    .join(" ");
  url.searchParams.set("options", options);
  const refusal = await withClient(url.href, (client) => client.query("SELECT")).catch(
    (error: unknown) => error,
  );
  if (troubleOf(refusal).trouble === "parameter") {
    throw new OperatorError(
      `DATABASE_URL goes through a pool, and there is no read-only role for the public side: ${why}. Set DATABASE_DIRECT_URL to the server itself, or make a role that may only select from the schema public_record, make it known to the pool, and set PUBLIC_DATABASE_URL to it.`,
    );
  }
  return {
    url: url.href,
    enforced: false,
    warning: `There is no read-only role for the public side: ${why}. Public pages read as the owner instead; make a role that may only select from the schema public_record and set PUBLIC_DATABASE_URL to it.`,
  };
}
