import { diskSpace, leastFreeShare } from "@/lib/disk-space";
import { pagesRoot } from "@/lib/page-store/pages-root";
import { createWriteProbe } from "@/lib/page-store/write-probe";
import { stuckNow } from "@/lib/progress";
import { dataDir } from "@/lib/storage";
import { within } from "@/lib/within";
import type { App } from "@/server/app/contract";
import type { Readiness } from "@/server/app/readiness";

/** What `/readyz` says; nothing in it that is not for everyone. */
export type SiteReadiness = {
  status: "ready" | "not-ready";
  checks: Omit<Readiness["checks"], "app" | "database"> & {
    /** Opening: it has not asked its database yet. Stuck: it no longer hears of changes. */
    front: "ok" | "opening" | "stuck";
    app: Readiness["checks"]["app"] | "away";
    /** Starting: the start has not come so far that the front was told of it. */
    database: Readiness["checks"]["database"] | "starting" | "unknown";
    /** Low: less of the data folder's disk is free than `DISK_FREE_PERCENT`. */
    disk: "ok" | "low" | "unknown";
    /** Whether finished pages can be kept. */
    pageStore: "ok" | "unwritable";
  };
};

/** Longer than the app takes to find that its database is silent. */
const longestAppMs = 6_000;
/** However many ask, everything is asked once in this time. */
const keepForMs = 1_000;

/**
 * How far a front has come: it waits for its database while that is away, and
 * before that, at a start of everything, for being told where it is.
 */
export type Opening = "open" | "opening" | "database-away" | "starting";

type Options = {
  app: Pick<App, "readiness">;
  opening: () => Opening;
  stuck?: () => string[];
  space?: typeof diskSpace;
};

/**
 * How the whole site stands, as this front knows it: itself, the disk and,
 * asked of the app, everything else. Whoever asks has an answer in a bounded
 * time, whatever hangs.
 */
export function createReadiness({
  app,
  opening,
  stuck = stuckNow,
  space = diskSpace,
}: Options): () => Promise<SiteReadiness> {
  const canKeep = createWriteProbe(pagesRoot());
  let recent: { at: number; readiness: Promise<SiteReadiness> } | undefined;

  async function read(): Promise<SiteReadiness> {
    const [ofApp, disk, keeps] = await Promise.all([
      // Before the database there is no app; it would be waited for.
      opening() === "starting"
        ? undefined
        : within(longestAppMs, "the app", () => app.readiness()).catch(() => undefined),
      space(dataDir()).then(
        ({ freeShare }) => (freeShare < leastFreeShare() ? "low" : "ok"),
        () => "unknown" as const,
      ),
      canKeep(),
    ]);
    const front = opening() !== "open" ? "opening" : stuck().length > 0 ? "stuck" : "ok";
    const own = { front, disk, pageStore: keeps ? "ok" : "unwritable" } as const;
    const wellHere = front === "ok" && disk !== "low" && keeps;
    return {
      status: wellHere && ofApp?.status === "ready" ? "ready" : "not-ready",
      checks: { ...own, ...(ofApp?.checks ?? withoutApp(opening())) },
    };
  }

  return () => {
    if (!recent || Date.now() - recent.at > keepForMs) {
      recent = { at: Date.now(), readiness: read() };
    }
    return recent.readiness;
  };
}

const withoutApp = (opening: Opening) =>
  ({
    app: "away",
    // An app does not answer before its database has.
    database: opening === "database-away" ? "away" : opening === "starting" ? opening : "unknown",
    migrations: "unknown",
    worker: "unknown",
    overdueSchedules: undefined,
    neighbours: "unknown",
  }) as const;
