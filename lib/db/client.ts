import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/generated/prisma/client";

/**
 * The site's server and the code that Next bundles are two module graphs in
 * one process; both must share one pool, so clients live on `globalThis`.
 */
const scope = globalThis as { newsroomClients?: Map<string, PrismaClient> };
scope.newsroomClients ??= new Map();
const clients = scope.newsroomClients;

type Limits = {
  /** Connections at once. */
  most?: number;
  /** What each connection is opened with, as PostgreSQL's `options` has it. */
  options?: string;
};

/**
 * @param limits for a purpose that must not take from the others what they need
 * @param variable name of the environment variable that holds the address
 * @throws when the variable is empty: start the site with `npm start`
 */
export function clientFor(
  variable: "DATABASE_URL" | "PUBLIC_DATABASE_URL",
  { most = 10, options = "" }: Limits = {},
): PrismaClient {
  const address = process.env[variable];
  if (!address) throw new Error(`${variable} is not set; npm start sets it`);
  const url = options ? withOptions(address, options) : address;
  const known = clients.get(url);
  if (known) return known;
  const client = new PrismaClient({
    // Otherwise a message has the whole call in it, with addresses and texts, and messages are logged.
    errorFormat: "minimal",
    adapter: new PrismaPg({
      connectionString: url,
      max: most,
      // No reader waits for this: `withQueryTimeout` gives up long before. It is
      // counted by the clock, and a machine that is busy for a second or two
      // (a first render) must not take that for a database that is away.
      connectionTimeoutMillis: 5_000,
    }),
  });
  clients.set(url, client);
  return client;
}

/** Beside the options that the address brings. */
function withOptions(address: string, options: string): string {
  const url = new URL(address);
  const all = [url.searchParams.get("options"), options].filter(Boolean).join(" ");
  url.searchParams.set("options", all);
  return url.href;
}

export async function disconnectAll(): Promise<void> {
  await Promise.all([...clients.values()].map((client) => client.$disconnect()));
  clients.clear();
}
