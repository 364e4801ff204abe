import { readdirSync } from "node:fs";
import { median } from "@/bench/serve/measure";
import { argumentsOf, descendantsOf, familyOf } from "@/scripts/site-under-test/family";
import { memoryOf } from "@/scripts/site-under-test/memory";

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
  const ofSite = descendantsOf(site);
  const named = (program: string) =>
    ofSite.filter((pid) => argumentsOf(pid).some((each) => each.includes(`/${program}.mjs`)));
  const uses = {
    front: usedBy(named("front")),
    app: usedBy(named("app")),
    worker: usedBy(named("worker")),
    supervisor: usedBy([site]),
    PostgreSQL: usedBy(familyOf(database)),
    nginx: usedBy(familyOf(nginx)),
  };
  return { seconds, uses };
}

function usedBy(pids: readonly number[]): Use {
  const use = { bytes: 0, openFiles: 0 };
  for (const pid of pids) {
    try {
      use.bytes += memoryOf(pid).ownBytes;
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
    const middle = of(samples.slice(third, 2 * third), middleOf);
    const last = of(samples.slice(2 * third), middleOf);
    const most = of(samples, (values) => Math.max(0, ...values));
    const moreFiles = last.openFiles > middle.openFiles * mostGrowth + looseFiles;
    const grew = last.bytes > middle.bytes * mostGrowth || (moreFiles && role !== keepsFilesOpen);
    return { role, middle, last, most, grew };
  });
}

/** Of a run that was too short for thirds there is none. */
const middleOf = (values: number[]): number => (values.length > 0 ? median(values) : 0);

/** Nine: three in each third. With fewer a median is a single sample. */
const fewestSamples = 9;

/**
 * Why the samples do not show that nothing grows, as sentences. What was not
 * found has no memory, and would be flat.
 */
export function memoryProblems(samples: readonly Sample[]): string[] {
  const few =
    samples.length < fewestSamples
      ? [`memory was looked at ${samples.length} times, and not ${fewestSamples}`]
      : [];
  const wrong = judgeMemory(samples).flatMap(({ role, middle, last, grew }) => {
    if (middle.bytes === 0 || last.bytes === 0) return [`no process of ${role} was found`];
    return grew ? [`${role} grows`] : [];
  });
  return [...few, ...wrong];
}
