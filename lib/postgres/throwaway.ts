import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { chmod } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { escapeIdentifier } from "pg";
import { withClient, withUrlParts } from "@/lib/postgres/connection";
import { removeDataDir, startEmbeddedPostgres } from "@/lib/postgres/embedded";
import { signal } from "@/lib/postgres/processes";

export type ThrowawayServer = {
  /** A connection that may create databases. */
  adminUrl: string;
  stop: () => Promise<void>;
};

/** A server for the length of a test run: TEST_DATABASE_URL's when given, else an embedded one in a temporary folder. */
export async function startThrowawayServer(): Promise<ThrowawayServer> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { adminUrl: given, stop: async () => {} };
  const dataDir = mkdtempSync(path.join(tmpdir(), "newsroom-postgres-"));
  const remove = () => removeDataDir(dataDir);
  try {
    // mkdtemp gives 0700, and as root the server runs as another account that must be able to enter.
    await chmod(dataDir, 0o755);
    const server = await startEmbeddedPostgres({ dataDir, durable: false });
    // A test runner that ends early would leave the server behind for good.
    const end = () => signal(server.pid, "SIGQUIT");
    process.once("exit", end);
    return {
      adminUrl: server.adminUrl,
      stop: async () => {
        process.removeListener("exit", end);
        await server.stop();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

export type ThrowawayDatabase = { url: string; name: string; drop: () => Promise<void> };

/** An empty database on that server, or a copy of another one that nobody is connected to. Its name begins with `newsroom_tmp_`, so that leftovers can be told. */
export async function createThrowawayDatabase(
  adminUrl: string,
  template = "template0",
): Promise<ThrowawayDatabase> {
  const name = `newsroom_tmp_${randomBytes(6).toString("hex")}`;
  await withClient(adminUrl, (client) =>
    client.query(
      `CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE ${escapeIdentifier(template)}`,
    ),
  );
  return {
    url: withUrlParts(adminUrl, { database: name }),
    name,
    drop: async () => {
      await withClient(adminUrl, (client) =>
        client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`),
      );
    },
  };
}

/** Runs the work on an empty database and drops it afterwards. */
export async function withThrowawayDatabase<T>(
  adminUrl: string,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const database = await createThrowawayDatabase(adminUrl);
  try {
    return await work(database.url);
  } finally {
    await database.drop();
  }
}
