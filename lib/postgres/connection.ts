import pg from "pg";
import { describeUrl, troubleSentence } from "@/lib/postgres/database-trouble";
import { OperatorError } from "@/lib/startup/operator-error.mjs";

const MINIMUM_SERVER_VERSION = 15;

const askAgainMs = 3_000;

/** Opens one connection, hands it over and closes it, whatever happens. */
export async function withClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
  /** For the connection, and then for each answer; left out, an answer may take as long as it does. */
  patienceMs?: number,
): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: patienceMs ?? 10_000,
    ...(patienceMs === undefined ? {} : { query_timeout: patienceMs }),
    application_name: "newsroom-setup",
  });
  // Without a listener an error on an idle connection (server stopped) would end the process.
  client.on("error", () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** The URL with its database, user or password replaced; all else (host, TLS, options) stays. */
export function withUrlParts(
  url: string,
  parts: { database?: string; user?: string; password?: string },
): string {
  const next = new URL(url);
  if (parts.database !== undefined) next.pathname = `/${encodeURIComponent(parts.database)}`;
  if (parts.user !== undefined) next.username = encodeURIComponent(parts.user);
  if (parts.password !== undefined) next.password = encodeURIComponent(parts.password);
  return next.href;
}

/** Throws an OperatorError unless the server answers, lets us in and is new enough. */
export async function checkServer(url: string, variable = "DATABASE_URL"): Promise<void> {
  let version: number;
  try {
    version = await withClient(url, async (client) => {
      const { rows } = await client.query<{ server_version_num: string }>(
        "SHOW server_version_num",
      );
      return Math.floor(Number(rows[0]?.server_version_num) / 10_000);
    });
  } catch (error) {
    throw connectionError(error, url, variable);
  }
  if (version < MINIMUM_SERVER_VERSION) {
    throw new OperatorError(
      `The server at ${describeUrl(url)} is PostgreSQL ${version}, but ${MINIMUM_SERVER_VERSION} or newer is needed: upgrade it or point ${variable} elsewhere.`,
    );
  }
}

/** What went wrong when connecting, as a sentence that says what to do. */
export function connectionError(
  error: unknown,
  url: string,
  variable = "DATABASE_URL",
): OperatorError {
  return new OperatorError(troubleSentence(error, url, variable), [], { cause: error });
}

/**
 * Why a database does not answer, as a sentence. Asks once more on a
 * connection of its own: Prisma keeps of a refusal only that there was one,
 * and what the server has said would stand in the pool's log alone.
 *
 * @param error what was met first, for the case that the connection itself works
 */
export async function whyAway(error: unknown, url: string, variable: string): Promise<string> {
  const met = await withClient(url, (client) => client.query("SELECT"), askAgainMs).then(
    () => error,
    (again: unknown) => again,
  );
  return troubleSentence(met, url, variable);
}
