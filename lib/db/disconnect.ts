import type { ClientScope } from "./client";

/**
 * Closes every connection of this process. In a file of its own: a command
 * that needed no client does not load Prisma to close none.
 */
export async function disconnectAll(): Promise<void> {
  const { newsroomClients } = globalThis as ClientScope;
  await Promise.all(
    [...(newsroomClients?.values() ?? [])].map(({ client }) => client.$disconnect()),
  );
  newsroomClients?.clear();
}
