import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/generated/prisma/client";

/**
 * The site's server and the code that Next bundles are two module graphs in
 * one process; both must share one pool, so clients live on `globalThis`.
 */
const scope = globalThis as { newsroomClients?: Map<string, PrismaClient> };
scope.newsroomClients ??= new Map();
const clients = scope.newsroomClients;

/**
 * @param variable name of the environment variable that holds the address
 * @throws when the variable is empty: start the site with `npm start`
 */
export function clientFor(variable: "DATABASE_URL" | "PUBLIC_DATABASE_URL"): PrismaClient {
  const url = process.env[variable];
  if (!url) throw new Error(`${variable} is not set; npm start sets it`);
  const known = clients.get(url);
  if (known) return known;
  const client = new PrismaClient({
    adapter: new PrismaPg({
      connectionString: url,
      max: 10,
      // A database that is away must not hold a reader: the last good copy
      // or a branded 503 answers instead.
      connectionTimeoutMillis: 1500,
    }),
  });
  clients.set(url, client);
  return client;
}

export async function disconnectAll(): Promise<void> {
  await Promise.all([...clients.values()].map((client) => client.$disconnect()));
  clients.clear();
}
