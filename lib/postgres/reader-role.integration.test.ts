import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyMigrations } from "@/lib/migrations/apply";
import { withClient, withUrlParts } from "@/lib/postgres/connection";
import { ensureReaderRole, readerPassword, readerRoleName } from "@/lib/postgres/reader-role";
import {
  createThrowawayDatabase,
  startThrowawayServer,
  type ThrowawayDatabase,
  type ThrowawayServer,
} from "@/lib/postgres/throwaway";

let server: ThrowawayServer;
let database: ThrowawayDatabase;
const role = (kind: string) => `${database.name}_${kind}`;
const urlOf = (name: string) => withUrlParts(database.url, { user: name, password: "pw" });

beforeAll(async () => {
  server = await startThrowawayServer();
  database = await createThrowawayDatabase(server.adminUrl);
  await withClient(server.adminUrl, async (admin) => {
    await admin.query(`CREATE ROLE ${role("owner")} LOGIN CREATEROLE PASSWORD 'pw'`);
    await admin.query(`CREATE ROLE ${role("given")} LOGIN PASSWORD 'pw'`);
    await admin.query(`ALTER DATABASE ${database.name} OWNER TO ${role("owner")}`);
  });
  await applyMigrations(urlOf(role("owner")));
});

afterAll(async () => {
  await database.drop();
  await withClient(server.adminUrl, async (admin) => {
    for (const kind of ["reader", "given", "owner"])
      await admin.query(`DROP ROLE IF EXISTS ${role(kind)}`);
  });
  await server.stop();
});

describe("the reader's role", () => {
  test("reads the public record and nothing else", async () => {
    const reader = await ensureReaderRole(urlOf(role("owner")));
    expect(reader).toMatchObject({ enforced: true });
    await withClient(reader.url, async (client) => {
      await expect(client.query("SELECT * FROM public_record.publication")).resolves.toBeDefined();
      // A session may undo its own default: the missing privileges are what counts.
      await client.query("SET default_transaction_read_only = off");
      for (const sql of [
        "SELECT * FROM editorial.document",
        "SELECT * FROM _prisma_migrations",
        "DELETE FROM public_record.publication",
        "CREATE TABLE public_record.mine (id int)",
        "CREATE TABLE public.mine (id int)",
        "CREATE TEMPORARY TABLE mine (id int)",
        `SET ROLE ${role("owner")}`,
      ]) {
        await expect(client.query(sql), sql).rejects.toMatchObject({ code: "42501" });
      }
    });
  });

  test("is read-only and impatient by default", async () => {
    const { url } = await ensureReaderRole(urlOf(role("owner")));
    const settings = await withClient(url, async (client) => {
      const { rows } = await client.query(
        "SELECT current_setting('default_transaction_read_only') AS ro, current_setting('statement_timeout') AS timeout",
      );
      return rows[0];
    });
    expect(settings).toEqual({ ro: "on", timeout: "10s" });
  });

  test("reads the tables of later migrations too", async () => {
    const { url } = await ensureReaderRole(urlOf(role("owner")));
    await withClient(urlOf(role("owner")), (client) =>
      client.query("CREATE TABLE public_record.later (id int)"),
    );
    await expect(
      withClient(url, (client) => client.query("TABLE public_record.later")),
    ).resolves.toBeDefined();
  });

  test("comes out the same when several processes make it at once", async () => {
    await withClient(server.adminUrl, (admin) =>
      admin.query(`ALTER ROLE ${role("reader")} PASSWORD 'other'`),
    );
    const readers = await Promise.all([1, 2, 3].map(() => ensureReaderRole(urlOf(role("owner")))));
    expect(new Set(readers.map((reader) => reader.url)).size).toBe(1);
    expect(readers.every((reader) => reader.enforced)).toBe(true);
  });

  test("given from outside is granted what it lacks, and refused when it may do more", async () => {
    await expect(
      ensureReaderRole(urlOf(role("owner")), urlOf(role("given"))),
    ).resolves.toMatchObject({
      enforced: true,
      url: urlOf(role("given")),
    });
    await expect(ensureReaderRole(urlOf(role("owner")), urlOf(role("owner")))).rejects.toThrow(
      "does not fit",
    );
  });

  test("is replaced by a read-only connection, with a warning, where the server does not let us make it", async () => {
    await withClient(server.adminUrl, async (admin) => {
      await admin.query(`ALTER ROLE ${role("owner")} NOCREATEROLE`);
      await admin.query(`ALTER ROLE ${role("reader")} PASSWORD 'other'`);
    });
    const reader = await ensureReaderRole(urlOf(role("owner")));
    expect(reader).toMatchObject({
      enforced: false,
      warning: expect.stringContaining("PUBLIC_DATABASE_URL"),
    });
    await withClient(reader.url, (client) =>
      expect(client.query("DELETE FROM public_record.publication")).rejects.toBeInstanceOf(
        pg.DatabaseError,
      ),
    );
  });
});

describe("names and passwords", () => {
  test("keep to PostgreSQL's 63 bytes and stay different", () => {
    expect(readerRoleName("newsroom")).toBe("newsroom_reader");
    const [one, two] = [
      readerRoleName(`${"新".repeat(20)}一`),
      readerRoleName(`${"新".repeat(20)}二`),
    ];
    expect(Buffer.byteLength(one)).toBeLessThanOrEqual(63);
    expect(one).not.toBe(two);
  });

  test("follow from the owner's password", () => {
    const password = readerPassword("postgres://owner:secret@db/site", "site_reader");
    expect(readerPassword("postgresql://other:secret@elsewhere/site", "site_reader")).toBe(
      password,
    );
    expect(readerPassword("postgres://owner:changed@db/site", "site_reader")).not.toBe(password);
  });
});
