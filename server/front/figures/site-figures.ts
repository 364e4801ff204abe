import { diskSpace } from "@/lib/disk-space";
import { mergeFigures } from "@/lib/figures/merge";
import { figuresAreWanted, openRegistry } from "@/lib/figures/registry";
import { pagesRoot } from "@/lib/page-store/pages-root";
import { createWriteProbe } from "@/lib/page-store/write-probe";
import { dataDir } from "@/lib/storage";
import { within } from "@/lib/within";
import type { App, AppFigures } from "@/server/app/contract";

/** Whoever does not answer by then is left out: what is scraped is late at the next scrape. */
const longestOthersMs = 3_000;

type Options = {
  /** Of this front, among those of the machine. */
  name: string;
  app: Pick<App, "figures">;
  memory: () => { bytes: number; count: number } | undefined;
  /** What the other fronts of this machine say of themselves. */
  others: () => Promise<string[]>;
};

export type SiteFigures = {
  /** This front's own. */
  own: () => Promise<string>;
  /** All that can be had: of every front, every app and every worker. */
  all: () => Promise<string>;
};

/** The figures of the site, as one front gathers them; begins to count where anybody wants them. */
export function createSiteFigures({ name, app, memory, others }: Options): SiteFigures {
  const canKeep = createWriteProbe(pagesRoot());
  const space = () => diskSpace(dataDir());
  const opened = figuresAreWanted()
    ? openRegistry(name, {
        newsroom_store_memory_bytes: () => asSamples(memory()?.bytes),
        newsroom_store_memory_pages: () => asSamples(memory()?.count),
        newsroom_store_writable: async () => asSamples((await canKeep()) ? 1 : 0),
        newsroom_disk_free_bytes: async () => asSamples((await space()).freeBytes),
        newsroom_disk_size_bytes: async () => asSamples((await space()).totalBytes),
        newsroom_disk_free_ratio: async () => asSamples((await space()).freeShare),
      })
    : undefined;
  const own = async () => (opened ? (await opened)() : "");
  return {
    own,
    all: async () => {
      const [mine, { apps, workers }, fronts] = await Promise.all([
        own(),
        within(longestOthersMs, "the app", () => app.figures()).catch(() => none),
        others(),
      ]);
      return mergeFigures([mine, ...fronts, ...apps, ...workers]);
    },
  };
}

const none: AppFigures = { apps: [], workers: [] };

const asSamples = (value: number | undefined) => (value === undefined ? [] : [{ value }]);
