import { startThrowawayServer, type ThrowawayServer } from "@/lib/postgres/throwaway";

let server: ThrowawayServer | undefined;

/**
 * Vitest's global set-up: one server for all integration tests. Its address goes on as
 * TEST_DATABASE_URL, which the workers inherit, so that `startThrowawayServer` gives them this one.
 */
export async function setup(): Promise<void> {
  server = await startThrowawayServer();
  process.env.TEST_DATABASE_URL = server.adminUrl;
}

export async function teardown(): Promise<void> {
  await server?.stop();
}
