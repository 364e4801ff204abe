import { readFileSync } from "node:fs";
import { familyOf } from "@/scripts/site-under-test/family";
import type { SiteUnderTest } from "@/scripts/site-under-test/site-under-test";

/** Megabytes. `rss` counts what processes share (Node's own program) for each of them, `pss` once. */
export type Held = { rss: number; pss: number };

/** The site's own processes, by their numbers. */
export function namesOf(site: SiteUnderTest): Map<number, string> {
  const named = new Map<number, string>([[site.pid ?? 0, "supervisor"]]);
  for (const each of ["front", "app", "worker"] as const) named.set(site.pidOf(each) ?? 0, each);
  return named;
}

/**
 * What each process of the site holds, without the database.
 *
 * @param named of `namesOf`; what has none is one of the others
 */
export function heldBy(site: SiteUnderTest, named: ReadonlyMap<number, string>): Map<string, Held> {
  const database = new Set(familyOf(site.pidOf("postgres") ?? 0));
  const held = new Map<string, Held>();
  for (const pid of familyOf(site.pid ?? 0).filter((each) => !database.has(each))) {
    const name = named.get(pid) ?? "others";
    const before = held.get(name) ?? { rss: 0, pss: 0 };
    const own = ofProcess(pid);
    held.set(name, { rss: before.rss + own.rss, pss: before.pss + own.pss });
  }
  return held;
}

function ofProcess(pid: number): Held {
  let text = "";
  try {
    text = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  } catch {
    // It has ended meanwhile.
  }
  const of = (what: string) =>
    Number(new RegExp(`^${what}:\\s+(\\d+)`, "m").exec(text)?.[1] ?? 0) / 1024;
  return { rss: of("Rss"), pss: of("Pss") };
}
