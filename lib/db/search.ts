import type { Prisma, PrismaClient } from "@/generated/prisma/client";
import { clientFor } from "./client";

/** At once: what somebody types must not keep pages from being read. */
const mostConnections = 4;

/**
 * Asks on the public side's connections for searches: few at once and each of
 * them short. Reading whole tables is left out of the plans: a row's vector is
 * large and stands apart, which the planner does not count.
 *
 * The limits are set by the transaction and not by the connection: a pool
 * that gives connections by the transaction refuses what a connection is
 * opened with, and would hand what one has set to another.
 */
export async function inSearch<T>(ask: (db: PrismaClient) => Prisma.PrismaPromise<T>): Promise<T> {
  const db = clientFor("PUBLIC_DATABASE_URL", { most: mostConnections, purpose: "search" });
  const limits = db.$executeRaw`SELECT set_config('statement_timeout', '2000', true),
    set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)`;
  const [, answer] = await db.$transaction([limits, ask(db)]);
  return answer;
}
