import { editorialDb } from "@/lib/db/editorial";
import { figuresAreWanted, type Gauges, openRegistry } from "@/lib/figures/registry";
import { withinLoopTurns } from "@/lib/page-store/query-timeout";
import { reportKeptSeconds } from "@/server/worker/report";
import type { AppFigures } from "./contract";

/** Two seconds: a database that is silent must not cost the figures of everything else. */
const mostTurns = 20;

/** @returns gives what this app says, and what every worker on its database has said last */
export function createAppFigures(own: Gauges): () => Promise<AppFigures> {
  const opened = figuresAreWanted()
    ? openRegistry(`app-${process.env.APP_NUMBER ?? 1}`, own)
    : undefined;
  return async () => {
    if (!opened) return { apps: [], workers: [] };
    const [mine, workers] = await Promise.all([
      opened.then((read) => read()),
      withinLoopTurns(ofWorkers(), mostTurns).catch((): string[] => []),
    ]);
    return { apps: [mine], workers };
  };
}

async function ofWorkers(): Promise<string[]> {
  const rows = await editorialDb().$queryRaw<{ metrics: string }[]>`
    SELECT metrics FROM editorial.process_report
    WHERE at > clock_timestamp() - make_interval(secs => ${reportKeptSeconds}) AND metrics <> ''
    ORDER BY id`;
  return rows.map(({ metrics }) => metrics);
}
