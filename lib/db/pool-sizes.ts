import type { ClientScope } from "./client";

/**
 * How many connections of each pool are in use and idle, and how many
 * questions wait for one. In a file of its own: whoever asks need not have
 * loaded Prisma.
 */
export function poolSizes(): { pool: string; inUse: number; idle: number; waiting: number }[] {
  const { newsroomClients } = globalThis as ClientScope;
  return [...(newsroomClients?.values() ?? [])].map(({ name, pool }) => ({
    pool: name,
    inUse: pool.totalCount - pool.idleCount,
    idle: pool.idleCount,
    waiting: pool.waitingCount,
  }));
}
