import type pg from "pg";
import { errorMessage } from "@/lib/error-text";
import { readHistory } from "@/lib/migrations/history";
import { readMigrations } from "@/lib/migrations/migration-files";
import { withClient } from "@/lib/postgres/connection";
import { describeUrl, troubleSentence } from "@/lib/postgres/database-trouble";
import { waysToLose } from "@/lib/postgres/durability";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { type Finding, fault, faultOf, warning, well } from "./finding";
import { inTwo } from "./sentences";

const patienceMs = 10_000;
const oldestServer = 15;

/** Codes from apps hold for half a minute to either side. */
const worstClockMs = 30_000;
const notedClockMs = 2_000;

/** @returns whether the schema is this version's: what asks its tables can be asked then */
export async function examineDatabase(
  url: string,
): Promise<{ findings: Finding[]; isOurs: boolean }> {
  try {
    return await withClient(
      url,
      async (client) => {
        const findings = [await version(client, url), await clock(client)];
        findings.push(...(await durability(client)), ...(await connections(client)));
        const schema = await examineSchema(client);
        return { findings: [...findings, schema], isOurs: schema.level === "well" };
      },
      patienceMs,
    );
  } catch (error) {
    return { findings: [faultOf("database", troubleSentence(error, url))], isOurs: false };
  }
}

async function version(client: pg.Client, url: string): Promise<Finding> {
  const { rows } = await client.query<{ number: string; words: string }>(
    `SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS words`,
  );
  const seen = `The database at ${describeUrl(url)} is PostgreSQL ${rows[0]?.words}.`;
  return Number(rows[0]?.number) >= oldestServer * 10_000
    ? well("postgresql", seen)
    : fault("postgresql", seen, `Upgrade it to ${oldestServer} or newer.`);
}

/** Schedules go by the database's clock, codes and sessions by this machine's. */
async function clock(client: pg.Client): Promise<Finding> {
  const before = Date.now();
  const { rows } = await client.query<{ now: Date }>("SELECT clock_timestamp() AS now");
  const there = rows[0]?.now.getTime() ?? Number.NaN;
  return clockFinding(there - (before + Date.now()) / 2);
}

/** @param aheadMs of the database, before this machine */
export function clockFinding(aheadMs: number): Finding {
  const seconds = Math.abs(aheadMs / 1000).toFixed(1);
  const seen = `The database's clock is ${seconds} s ${aheadMs < 0 ? "behind" : "ahead of"} this machine's.`;
  const todo = "Let both be set by a time server (chrony, systemd-timesyncd).";
  if (Math.abs(aheadMs) > worstClockMs) return fault("clock", seen, todo);
  return Math.abs(aheadMs) > notedClockMs ? warning("clock", seen, todo) : well("clock", seen);
}

/** What of an acknowledged publish a failure could lose. */
async function durability(client: pg.Client): Promise<Finding[]> {
  const ways = (await waysToLose(client)).map(inTwo);
  if (ways.length === 0) return [well("durability", "A commit is on disk when it returns.")];
  return ways.map(({ seen, todo }) =>
    // Without a failover nothing of these is lost.
    (/standby/.test(seen) ? warning : fault)("durability", seen, todo),
  );
}

async function connections(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<{ most: number; used: number }>(
    `SELECT current_setting('max_connections')::int AS most,
            (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend') AS used`,
  );
  const { most = 0, used = 0 } = rows[0] ?? {};
  if (used < most * 0.8) return [];
  return [
    warning(
      "connections",
      `${used} of ${most} connections of the server are in use.`,
      "Raise max_connections: an update of a running site needs twice the usual number for a moment.",
    ),
  ];
}

/** Whether the database is of this version of the site. */
async function examineSchema(client: pg.Client): Promise<Finding> {
  const migrations = readMigrations();
  try {
    const { pending, failed, newer } = await readHistory(client, migrations);
    if (failed.length > 0) {
      return fault(
        "schema",
        `The migration ${failed[0]} was begun and not finished.`,
        "Start the site: it tries again, and says what the migration complains about.",
      );
    }
    if (pending.length === migrations.length) {
      return fault(
        "schema",
        "The database has none of the site's tables.",
        "Start the site once (npm start), or name the right database with DATABASE_URL or DATA_DIR.",
      );
    }
    if (newer.length > 0) {
      return well(
        "schema",
        `The schema is of a newer version (${newer.length} more migrations), with which this one can run.`,
      );
    }
    return pending.length === 0
      ? well("schema", `The schema is that of this version (${migrations.length} migrations).`)
      : fault(
          "schema",
          `${pending.length} of ${migrations.length} migrations are not applied, the first is ${pending[0]}.`,
          "Start the site, or apply them with npm run db:migrate.",
        );
  } catch (error) {
    if (error instanceof OperatorError) return faultOf("schema", errorMessage(error));
    throw error;
  }
}
