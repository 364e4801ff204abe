import { familyOf } from "@/scripts/site-under-test/family";
import { memoryOf } from "@/scripts/site-under-test/memory";
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
    const { residentBytes, sharedOnceBytes } = memoryOf(pid);
    held.set(name, {
      rss: before.rss + residentBytes / 2 ** 20,
      pss: before.pss + sharedOnceBytes / 2 ** 20,
    });
  }
  return held;
}
