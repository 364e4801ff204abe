import { randomBytes } from "node:crypto";
import { escapeIdentifier } from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import type { TestProject } from "vitest/node";
import { disconnectAll } from "@/lib/db/disconnect";
import { applyMigrations } from "@/lib/migrations/apply";
import { withClient, withUrlParts } from "@/lib/postgres/connection";
import { ensureReaderRole, readerRoleName } from "@/lib/postgres/reader-role";
import { createThrowawayDatabase, startThrowawayServer } from "@/lib/postgres/throwaway";

type TestServer = {
  /** A connection that may create databases. */
  adminUrl: string;
  /** A database that has the migrations: copying it takes a fraction of applying them. */
  template: string;
  /** The template as the public side reads it. What its role was granted is copied along. */
  readerUrl: string;
};

declare module "vitest" {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/** Once a run of the integration tests: a template with the migrations, on their one server. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startThrowawayServer();
  const template = await createThrowawayDatabase(server.adminUrl);
  await applyMigrations(template.url);
  const { url: readerUrl } = await ensureReaderRole(template.url);
  project.provide("testServer", { adminUrl: server.adminUrl, template: template.name, readerUrl });
  return async () => {
    await dropDatabaseAndReader(server.adminUrl, template.name);
    await server.stop();
  };
}

export type TestDatabase = {
  /** The site's database as its owner, and as the public side reads it. */
  url: string;
  publicUrl: string;
  adminUrl: string;
};

/**
 * Gives the tests of the file (or of the `describe`) that calls it a migrated
 * database of their own, which `editorialDb()` and `publicDb()` then speak to.
 * The fields can be read from the first test on.
 */
export function testDatabase(): TestDatabase {
  const { adminUrl, template, readerUrl } = inject("testServer");
  const name = `newsroom_tmp_${randomBytes(6).toString("hex")}`;
  const database: TestDatabase = {
    url: withUrlParts(adminUrl, { database: name }),
    publicUrl: withUrlParts(readerUrl, { database: name }),
    adminUrl,
  };
  beforeAll(async () => {
    await execute(
      adminUrl,
      // File by file: to write all of it to the log as well takes three times as long.
      `CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE ${escapeIdentifier(template)} STRATEGY file_copy`,
    );
    process.env.DATABASE_URL = database.url;
    process.env.PUBLIC_DATABASE_URL = database.publicUrl;
  });
  afterAll(async () => {
    await disconnectAll();
    await dropDatabaseAndReader(adminUrl, name);
  });
  return database;
}

/** Roles belong to the server and would outlive the database. */
export async function dropDatabaseAndReader(adminUrl: string, name: string): Promise<void> {
  await execute(adminUrl, `DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
  await execute(adminUrl, `DROP ROLE IF EXISTS ${escapeIdentifier(readerRoleName(name))}`);
}

async function execute(url: string, statement: string): Promise<void> {
  await withClient(url, (client) => client.query(statement));
}
