import pg from "pg";
import { OtherVersion, readHistory } from "@/lib/migrations/history";
import { type MigrationFile, readMigrations } from "@/lib/migrations/migration-files";
import { stuckNow } from "@/lib/progress";
import { overdueAfterSeconds } from "@/server/worker/overdue";
import { reportKeptSeconds } from "@/server/worker/report";
import { neighboursNow } from "./neighbours";

/** What the app knows of `/readyz`; nothing in it that is not for everyone. */
export type Readiness = {
  status: "ready" | "not-ready";
  checks: {
    /** Stuck: something that goes round in it has not got anywhere for too long. */
    app: "ok" | "stuck";
    database: "ok" | "away";
    /**
     * Newer: another version has taken away what this one needs. Other: it
     * has done otherwise what this one knows.
     */
    migrations: "ok" | "pending" | "newer" | "other" | "unknown";
    worker: "ok" | "stuck" | "missing" | "unknown";
    /** How many are late; undefined while the database is away. */
    overdueSchedules: number | undefined;
    /** Differ: the later one of two is unready where it is grave. In what is not for everyone: the log says it. */
    neighbours: "ok" | "differ" | "unknown";
  };
};

const checkTimeoutMs = 2_500;
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
  const app = stuckNow().length === 0 ? "ok" : "stuck";
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
    const met = known ? await neighboursNow(client) : undefined;
    const neighbours = !met ? "unknown" : met.differs ? "differ" : "ok";
    const well = app === "ok" && known && worker === "ok" && overdueSchedules === 0;
    return {
      status: well && met?.ready !== false ? "ready" : "not-ready",
      checks: { app, database: "ok", migrations, worker, overdueSchedules, neighbours },
    };
  } catch {
    return {
      status: "not-ready",
      checks: {
        app,
        database: "away",
        migrations: "unknown",
        worker: "unknown",
        overdueSchedules: undefined,
        neighbours: "unknown",
      },
    };
  } finally {
    void client.end().catch(() => {});
  }
}

/** They do not change while a process runs. */
let files: MigrationFile[] | undefined;

async function migrationsOf(client: pg.Client): Promise<Readiness["checks"]["migrations"]> {
  files ??= readMigrations();
  try {
    const { pending } = await readHistory(client, files);
    return pending.length === 0 ? "ok" : "pending";
  } catch (error) {
    if (error instanceof OtherVersion) return error.is;
    throw error;
  }
}

/** Of several workers one that is well does what all have to do. */
async function workerOf(client: pg.Client): Promise<"ok" | "stuck" | "missing"> {
  const { rows } = await client.query<{ well: boolean }>(
    `SELECT stuck = '{}' AS well FROM editorial.process_report
     WHERE at > clock_timestamp() - make_interval(secs => $1)`,
    [reportKeptSeconds],
  );
  if (rows.length === 0) return "missing";
  return rows.some(({ well }) => well) ? "ok" : "stuck";
}

async function overdue(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM editorial.schedule
     WHERE state = 'PENDING' AND due_at < editorial.clock() - make_interval(secs => $1)`,
    [overdueAfterSeconds],
  );
  return rows[0]?.count ?? 0;
}
