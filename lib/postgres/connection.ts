import pg from "pg";
import { errorCode, errorMessage } from "@/lib/error-text";
import { OperatorError } from "@/lib/startup/operator-error.mjs";

const MINIMUM_SERVER_VERSION = 15;

/** Opens one connection, hands it over and closes it, whatever happens. */
export async function withClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
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

/** Host, port and database for a sentence: never the password. */
function describeUrl(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname || "localhost"}:${port || "5432"}${pathname}`;
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
  const where = describeUrl(url);
  const options = { cause: error };
  switch (errorCode(error)) {
    case "28P01":
    case "28000":
      return new OperatorError(
        `The database at ${where} refused the login: check the user and password in ${variable}.`,
        [],
        options,
      );
    case "3D000":
      return new OperatorError(
        `The database named in ${variable} does not exist at ${where}: create it (UTF8) or correct the name.`,
        [],
        options,
      );
    default: {
      const reason = errorCode(error) ?? errorMessage(error);
      return new OperatorError(
        `The database at ${where} is out of reach (${reason}): start it, or check host and port in ${variable}.`,
        [],
        options,
      );
    }
  }
}
