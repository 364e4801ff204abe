import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "@/generated/prisma/client";
import { askAgainWhereLost } from "./ask-again";

type Variable = "DATABASE_URL" | "PUBLIC_DATABASE_URL";

/** A client with the pool that it takes its connections from. */
type Known = { client: PrismaClient; pool: pg.Pool; name: string };

/** Where clients are kept. Read by `./disconnect.ts`, which loads no Prisma. */
export type ClientScope = { newsroomClients?: Map<string, Known> };

/**
 * The site's server and the code that Next bundles are two module graphs in
 * one process; both must share one pool, so clients live on `globalThis`.
 */
const scope = globalThis as ClientScope;
scope.newsroomClients ??= new Map();
const clients = scope.newsroomClients;

/**
 * A question that is not answered by then has failed: a server that hangs, or
 * a machine that went away without a word, would hold it up for ever. Readers
 * wait a second at most (`withQueryTimeout`); this is for everything else,
 * and longer than any statement of the site takes on a large archive.
 */
const longestAnswerMs = 60_000;

/**
 * A connection that has heard nothing for so long asks whether there is still
 * anybody: where the database's address has moved to another server, it hears
 * at once that there is not. (Linux itself would ask after two hours.)
 */
const askIfAliveAfterMs = 10_000;

type Limits = {
  /** Connections at once. */
  most?: number;
  /** What they are for, where that is something of its own. */
  purpose?: string;
};

/**
 * @param limits for a purpose that must not take from the others what they need
 * @param variable name of the environment variable that holds the address
 * @throws when the variable is empty: start the site with `npm start`
 */
export function clientFor(variable: Variable, limits?: Limits): PrismaClient {
  return known(variable, limits).client;
}

/**
 * The connections that `clientFor` asks on, for questions that are written as
 * SQL and asked for each page: Prisma takes longer over one than PostgreSQL.
 *
 * @throws as `clientFor`
 */
export function poolFor(variable: Variable): pg.Pool {
  return known(variable).pool;
}

function known(variable: Variable, { most = 10, purpose }: Limits = {}): Known {
  const url = process.env[variable];
  if (!url) throw new Error(`${variable} is not set; npm start sets it`);
  const name = purpose ?? (variable === "DATABASE_URL" ? "editorial" : "public");
  const key = `${name} ${url}`;
  const found = clients.get(key);
  if (found) return found;
  const pool = new pg.Pool({
    connectionString: url,
    max: most,
    keepAlive: true,
    keepAliveInitialDelayMillis: askIfAliveAfterMs,
    query_timeout: longestAnswerMs,
    // No reader waits for this: `withQueryTimeout` gives up long before. It is
    // counted by the clock, and a machine that is busy for a second or two
    // (a first render) must not take that for a database that is away.
    connectionTimeoutMillis: 5_000,
  });
  if (variable === "PUBLIC_DATABASE_URL") askAgainWhereLost(pool);
  // Of a connection that nobody uses just now: without a listener the process would end.
  pool.on("error", () => {});
  const client = new PrismaClient({
    // Otherwise a message has the whole call in it, with addresses and texts, and messages are logged.
    errorFormat: "minimal",
    adapter: new PrismaPg(pool, { disposeExternalPool: true }),
  });
  const made = { client, pool, name };
  clients.set(key, made);
  return made;
}
