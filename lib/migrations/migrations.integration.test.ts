import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { applyMigrations } from "@/lib/migrations/apply";
import { authorMigration } from "@/lib/migrations/author";
import { checkMigrations } from "@/lib/migrations/check";
import { withClient } from "@/lib/postgres/connection";
import {
  createThrowawayDatabase,
  startThrowawayServer,
  type ThrowawayDatabase,
  type ThrowawayServer,
} from "@/lib/postgres/throwaway";

const SCHEMA = `datasource db {
  provider = "postgresql"
  schemas  = ["editorial", "public_record"]
}
model Note {
  id    Int    @id @default(autoincrement())
  title String
  @@map("note")
  @@schema("editorial")
}
model Page {
  path String @id
  @@map("page")
  @@schema("public_record")
}
`;

let server: ThrowawayServer;
let database: ThrowawayDatabase;
let folder: string;
let migrationsDir: string;
let schemaFile: string;

beforeAll(async () => {
  server = await startThrowawayServer();
});

afterAll(() => server.stop());

beforeEach(async () => {
  database = await createThrowawayDatabase(server.adminUrl);
  folder = mkdtempSync(path.join(tmpdir(), "newsroom-migrations-"));
  migrationsDir = path.join(folder, "migrations");
  schemaFile = path.join(folder, "schema.prisma");
  writeFileSync(schemaFile, SCHEMA);
});

afterEach(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

const author = (name: string) =>
  authorMigration({ name, adminUrl: server.adminUrl, migrationsDir, schemaFile });

function addMigration(name: string, script: string): void {
  mkdirSync(path.join(migrationsDir, name), { recursive: true });
  writeFileSync(path.join(migrationsDir, name, "migration.sql"), script);
}

describe("the migrations of this site", () => {
  test("give exactly the schema", async () => {
    expect(await checkMigrations({ adminUrl: server.adminUrl })).toEqual([]);
  });

  test("are applied once, however many processes start together", async () => {
    const applied = await Promise.all([1, 2, 3].map(() => applyMigrations(database.url)));
    const names = applied.flat();
    expect(names.length).toBeGreaterThan(0);
    expect(new Set(names).size).toBe(names.length);
    expect(await applyMigrations(database.url)).toEqual([]);
  });
});

describe("authoring", () => {
  test("writes what leads to the schema, then only what is new, and names what loses data", async () => {
    expect((await author("init"))?.folder).toMatch(/^\d{14}_init$/);
    expect(await author("nothing")).toBeUndefined();
    expect(await applyMigrations(database.url, migrationsDir)).toHaveLength(1);

    writeFileSync(schemaFile, SCHEMA.replace("title String", "text String"));
    expect(
      (await checkMigrations({ adminUrl: server.adminUrl, migrationsDir, schemaFile })).length,
    ).toBe(2);
    // Two migrations of one second would have one time: the order must not depend on their names.
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 1_000 });
    const second = await author("rename-title").finally(() => vi.useRealTimers());
    expect(second?.destructive).toEqual([
      expect.stringContaining("drops a column"),
      expect.stringContaining("adds a required column"),
    ]);
    const script = readFileSync(
      path.join(migrationsDir, second?.folder ?? "", "migration.sql"),
      "utf8",
    );
    expect(script).toMatch(/^-- WARNING: .*\n-- WARNING: /);
    expect(await applyMigrations(database.url, migrationsDir)).toEqual([second?.folder]);
    expect(await checkMigrations({ adminUrl: server.adminUrl, migrationsDir, schemaFile })).toEqual(
      [],
    );
  });

  test("wants a name", async () => {
    await expect(author("")).rejects.toThrow("needs a name");
  });
});

describe("applying", () => {
  test("takes functions with semicolons in their bodies", async () => {
    addMigration(
      "20260101000000_function",
      "CREATE FUNCTION twice(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN n := n * 2; RETURN n; END $$;",
    );
    await applyMigrations(database.url, migrationsDir);
    const { rows } = await withClient(database.url, (client) =>
      client.query("SELECT twice(21) AS n"),
    );
    expect(rows).toEqual([{ n: 42 }]);
  });

  test("undoes a migration that fails, says why, and tries it again once it is put right", async () => {
    const name = "20260101000000_broken";
    addMigration(name, "CREATE TABLE half (id int); SELECT nothing FROM half;");
    const attempt = () => applyMigrations(database.url, migrationsDir);
    const sentence = `The migration ${name} failed and was undone as a whole (column "nothing" does not exist)`;
    await expect(attempt()).rejects.toThrow(sentence);
    await expect(attempt()).rejects.toThrow(sentence);
    addMigration(name, "CREATE TABLE half (id int);");
    expect(await attempt()).toEqual([name]);
  });

  test("refuses a database that is of another version", async () => {
    addMigration("20260101000000_one", "CREATE TABLE one (id int);");
    await applyMigrations(database.url, migrationsDir);
    cpSync(migrationsDir, path.join(folder, "other"), { recursive: true });
    addMigration("20260101000000_one", "CREATE TABLE one (id bigint);");
    await expect(applyMigrations(database.url, migrationsDir)).rejects.toThrow("was changed after");
    rmSync(path.join(folder, "other", "20260101000000_one"), { recursive: true });
    await expect(applyMigrations(database.url, path.join(folder, "other"))).rejects.toThrow(
      "does not know",
    );
  });

  test("an earlier version can run beside a newer one, unless that took something away", async () => {
    const earlier = path.join(folder, "earlier");
    addMigration("20260101000000_one", "CREATE TABLE one (id int, old int);");
    cpSync(migrationsDir, earlier, { recursive: true });
    addMigration("20260102000000_two", "ALTER TABLE one ADD COLUMN fresh int;");
    await applyMigrations(database.url, migrationsDir);
    expect(await applyMigrations(database.url, earlier)).toEqual([]);
    // One that came to nobody's knowledge: it stands before the newest that this version knows.
    cpSync(path.join(migrationsDir, "20260102000000_two"), path.join(earlier, "20260103000000_x"), {
      recursive: true,
    });
    await expect(applyMigrations(database.url, earlier)).rejects.toThrow("does not know");
    rmSync(path.join(earlier, "20260103000000_x"), { recursive: true });

    addMigration("20260104000000_three", "-- contracts\nALTER TABLE one DROP COLUMN old;");
    await applyMigrations(database.url, migrationsDir);
    await expect(applyMigrations(database.url, earlier)).rejects.toThrow("does not know");
    const between = path.join(folder, "between");
    cpSync(migrationsDir, between, { recursive: true });
    addMigration("20260105000000_four", "ALTER TABLE one ADD COLUMN newer int;");
    await applyMigrations(database.url, migrationsDir);
    expect(await applyMigrations(database.url, between)).toEqual([]);
  });

  test("what takes something away is noted before it is applied: what comes after it may fail", async () => {
    const earlier = path.join(folder, "earlier");
    addMigration("20260101000000_one", "CREATE TABLE one (id int, old int);");
    await applyMigrations(database.url, migrationsDir);
    cpSync(migrationsDir, earlier, { recursive: true });
    addMigration("20260102000000_two", "-- contracts\nALTER TABLE one DROP COLUMN old;");
    addMigration("20260103000000_three", "SELECT nothing FROM one;");
    await expect(applyMigrations(database.url, migrationsDir)).rejects.toThrow("20260103000000");
    await expect(applyMigrations(database.url, earlier)).rejects.toThrow("does not know");
  });
});
