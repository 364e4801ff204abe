import { readdirSync, readFileSync } from "node:fs";
import { familyOf } from "@/scripts/cluster/processes";

export const roles = ["front", "app", "worker", "supervisor", "PostgreSQL", "nginx"] as const;
type Role = (typeof roles)[number];

/** Of all processes of a role. */
export type Use = {
  /** What they have for themselves; programs and files that lie in memory, and PostgreSQL's shared buffers, are as large as they are set. */
  bytes: number;
  openFiles: number;
};

export type Sample = { seconds: number; uses: Record<Role, Use> };

/** @param pids supervisor of the site, PostgreSQL and nginx */
export function takeSample(seconds: number, pids: readonly [number, number, number]): Sample {
  const [site, database, nginx] = pids;
  const ofSite = familyOf(site);
  const named = (program: string) =>
    ofSite.filter(({ line }) => line.includes(`/${program}.mjs`)).map(({ pid }) => pid);
  const whole = (pid: number) => [pid, ...familyOf(pid).map((each) => each.pid)];
  const uses = {
    front: usedBy(named("front")),
    app: usedBy(named("app")),
    worker: usedBy(named("worker")),
    supervisor: usedBy([site]),
    PostgreSQL: usedBy(whole(database)),
    nginx: usedBy(whole(nginx)),
  };
  return { seconds, uses };
}

function usedBy(pids: readonly number[]): Use {
  const use = { bytes: 0, openFiles: 0 };
  for (const pid of pids) {
    try {
      const text = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
      use.bytes += Number(/^Pss_Anon:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) * 1024;
      use.openFiles += readdirSync(`/proc/${pid}/fd`).length;
    } catch {
      // A connection's process that has just ended.
    }
  }
  return use;
}

/**
 * The last third may be larger than the middle one by a tenth. The first third
 * is for warming up: caches fill, and a heap grows to the size that it is
 * collected at. Single samples say where between two collections they fell;
 * medians do not.
 */
export const mostGrowth = 1.1;
/** A few connections more or less are no leak. */
const looseFiles = 8;

/** Each of its connections keeps what it has once read, up to max_files_per_process. */
const keepsFilesOpen: Role = "PostgreSQL";

export type Judged = { role: Role; middle: Use; last: Use; most: Use; grew: boolean };

/**
 * Says of each role whether it needs ever more: by medians of thirds (above).
 *
 * @param samples at equal distances, the oldest first; the first third is not looked at but for `most`
 * @returns `most`: the largest of all samples; `grew`: memory did, or open files where these are judged
 */
export function judgeMemory(samples: readonly Sample[]): Judged[] {
  const third = Math.floor(samples.length / 3);
  return roles.map((role) => {
    const of = (some: readonly Sample[], pick: (values: number[]) => number): Use => ({
      bytes: pick(some.map(({ uses }) => uses[role].bytes)),
      openFiles: pick(some.map(({ uses }) => uses[role].openFiles)),
    });
    const middle = of(samples.slice(third, 2 * third), median);
    const last = of(samples.slice(2 * third), median);
    const most = of(samples, (values) => Math.max(0, ...values));
    const moreFiles = last.openFiles > middle.openFiles * mostGrowth + looseFiles;
    const grew = last.bytes > middle.bytes * mostGrowth || (moreFiles && role !== keepsFilesOpen);
    return { role, middle, last, most, grew };
  });
}

const median = (values: number[]): number =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
