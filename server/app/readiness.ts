import pg from "pg";
import { readHistory } from "@/lib/migrations/history";
import { type MigrationFile, readMigrations } from "@/lib/migrations/migration-files";
import { workerName } from "@/server/worker/heartbeat";
import { overdueAfterSeconds } from "@/server/worker/overdue";

/** What `/readyz` says; nothing in it that is not for everyone. */
export type Readiness = {
  status: "ready" | "not-ready";
  checks: {
    database: "ok" | "away";
    migrations: "ok" | "pending" | "unknown";
    worker: "ok" | "missing" | "unknown";
    /** How many are late; undefined while the database is away. */
    overdueSchedules: number | undefined;
  };
};

/** A worker says that it lives every two seconds. */
const heartbeatSeconds = 15;
const checkTimeoutMs = 3_000;
/** However many ask, the database is asked once in this time. */
const keepForMs = 1_000;

let recent: { at: number; readiness: Promise<Readiness> } | undefined;

/** As it was within the last second. */
export function recentReadiness(): Promise<Readiness> {
  if (!recent || Date.now() - recent.at > keepForMs) {
    recent = { at: Date.now(), readiness: readReadiness(process.env.DATABASE_URL ?? "") };
  }
  return recent.readiness;
}

/** @param url the database as its owner */
export async function readReadiness(url: string): Promise<Readiness> {
  // A connection of its own: the pool may be what is exhausted.
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: checkTimeoutMs,
    query_timeout: checkTimeoutMs,
    application_name: "newsroom-health",
  });
  client.on("error", () => {});
  try {
    await client.connect();
    const migrations = await migrationsOf(client);
    // The tables that the other two ask may not be there yet.
    const known = migrations === "ok";
    const worker = known ? await workerOf(client) : "unknown";
    const overdueSchedules = known ? await overdue(client) : undefined;
    const ready = known && worker === "ok" && overdueSchedules === 0;
    return {
      status: ready ? "ready" : "not-ready",
      checks: { database: "ok", migrations, worker, overdueSchedules },
    };
  } catch {
    return {
      status: "not-ready",
      checks: {
        database: "away",
        migrations: "unknown",
        worker: "unknown",
        overdueSchedules: undefined,
      },
    };
  } finally {
    void client.end().catch(() => {});
  }
}

/** They do not change while a process runs. */
let files: MigrationFile[] | undefined;

async function migrationsOf(client: pg.Client): Promise<"ok" | "pending"> {
  files ??= readMigrations();
  const { pending } = await readHistory(client, files);
  return pending.length === 0 ? "ok" : "pending";
}

async function workerOf(client: pg.Client): Promise<"ok" | "missing"> {
  const { rows } = await client.query<{ found: boolean }>(
    `SELECT EXISTS (
       SELECT FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = $1
         AND state_change > clock_timestamp() - make_interval(secs => $2)) AS found`,
    [workerName, heartbeatSeconds],
  );
  return rows[0]?.found ? "ok" : "missing";
}

async function overdue(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM editorial.schedule
     WHERE state = 'PENDING' AND due_at < editorial.clock() - make_interval(secs => $1)`,
    [overdueAfterSeconds],
  );
  return rows[0]?.count ?? 0;
}
