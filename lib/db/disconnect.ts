import type { ClientScope } from "./client";

/**
 * Closes every connection of this process. In a file of its own: a command
 * that needed no client does not load Prisma to close none.
 */
export async function disconnectAll(): Promise<void> {
  const { newsroomClients } = globalThis as ClientScope;
  await Promise.all(
    [...(newsroomClients?.values() ?? [])].map(async ({ client, pool }) => {
      await client.$disconnect();
      // Prisma ends what it has used, and knows nothing of who asked beside it.
      if (!pool.ending) await pool.end();
    }),
  );
  newsroomClients?.clear();
}
