import { poolSizes } from "@/lib/db/pool-sizes";
import { progressNow } from "@/lib/progress";
import {
  counters,
  type GaugeName,
  gauges,
  type HistogramName,
  histograms,
  type Labels,
} from "./definitions";
import { cellsOf, observeWith } from "./figures";

type Sample = { labels?: Labels; value: number };

/** What a process knows besides counters: read when somebody asks. Those that fail are left out. */
export type Gauges = Partial<Record<GaugeName, () => Sample[] | Promise<Sample[]>>>;

/** Whether anybody wants figures: `METRICS_PORT` or `METRICS_TOKEN` is set. */
export const figuresAreWanted = (): boolean =>
  Boolean(process.env.METRICS_PORT || process.env.METRICS_TOKEN);

const ofEveryProcess: Gauges = {
  newsroom_database_pool_connections: () =>
    poolSizes().flatMap(({ pool, inUse, idle }) => [
      { labels: { pool, state: "in-use" }, value: inUse },
      { labels: { pool, state: "idle" }, value: idle },
    ]),
  newsroom_database_pool_waiting: () =>
    poolSizes().map(({ pool, waiting }) => ({ labels: { pool }, value: waiting })),
  newsroom_loop_quiet_seconds: () =>
    progressNow().map(({ name, quietSeconds }) => ({
      labels: { loop: name },
      value: quietSeconds,
    })),
  newsroom_loop_stuck: () =>
    progressNow().map(({ name, well }) => ({ labels: { loop: name }, value: well ? 0 : 1 })),
};

/**
 * Begins to gather what this process has to tell, its memory, processor and
 * event loop included.
 *
 * @param name of the process, for the label by which one front is told from another
 * @returns gives all of it in Prometheus' form
 */
export async function openRegistry(name: string, own: Gauges = {}): Promise<() => Promise<string>> {
  // Only here: it takes longer to load than a front needs to answer its first reader.
  const { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } = (
    await import("prom-client")
  ).default;
  const registry = new Registry();
  registry.setDefaultLabels({ process: name });
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  for (const [metric, { help, labels }] of Object.entries(counters)) {
    new Counter({
      name: metric,
      help,
      labelNames: labels,
      registers,
      collect() {
        this.reset();
        for (const cell of cellsOf(metric as keyof typeof counters)) {
          this.inc(cell.labels, cell.count);
        }
      },
    });
  }
  for (const [metric, { help, labels, buckets }] of Object.entries(histograms)) {
    const histogram = new Histogram({
      name: metric,
      help,
      labelNames: labels as readonly string[],
      buckets: [...buckets],
      registers,
    });
    observeWith(metric as HistogramName, (seconds, given) => histogram.observe(given, seconds));
  }
  for (const [metric, read] of Object.entries({ ...ofEveryProcess, ...own })) {
    const { help, labels } = gauges[metric as GaugeName];
    new Gauge({
      name: metric,
      help,
      labelNames: labels as readonly string[],
      registers,
      async collect() {
        this.reset();
        const samples = await Promise.resolve()
          .then(read)
          .catch(() => []);
        // A gauge without labels would otherwise say 0 where nothing is known.
        if (samples.length === 0 && labels.length === 0) this.set(Number.NaN);
        for (const { labels: given = {}, value } of samples) this.set(given, value);
      },
    });
  }
  return () => registry.metrics();
}
