import { countedErrors, timesOf } from "@/lib/counted-log";
import { log } from "@/lib/log";
import { createPageStore } from "@/lib/page-store/store";
import { watchTags } from "@/lib/page-store/watch";
import { whenDatabaseAnswers } from "@/lib/page-store/when-answering";
import { prepareWords } from "@/lib/text/chinese-words";
import { pagesFolder } from "@/server/front/pages/store-folder";
import type { App, Handler } from "./contract";
import { createApp } from "./local-app";

/** Fronts hold what is read; this is for what is being made. */
const memoryBytes = 8 * 1024 * 1024;

/** Said by a supervisor that runs no other app; where nobody says it, there may be others. */
const alone = process.env.RENDERS_ALONE === "1";

const warn = countedErrors((err, times) =>
  log.warn({ err, ...timesOf(times) }, "the page store met an error"),
);

/**
 * The app with its store: it makes pages and puts them on disk, from where
 * fronts take them as well. Waits for a database that is away.
 *
 * @param report told of failed renders
 * @param isAway told when the database is away
 */
export function openApp(
  next: Handler,
  report: (error: unknown) => void,
  isAway: () => void,
): Promise<{ app: App; close: () => Promise<void> } | undefined> {
  return whenDatabaseAnswers(
    async (identity) => {
      const { folder } = await pagesFolder(identity, warn);
      const store = createPageStore(folder, warn, { memoryBytes, alone });
      const watch = await watchTags(store, folder, warn);
      // A second's work that no reader's search should wait for.
      prepareWords();
      return { app: createApp({ store, next, report }), close: watch.stop };
    },
    {
      isAway: (why, error) => {
        log.warn({ err: error }, `the app waits for its database. ${why}`);
        isAway();
      },
    },
  );
}
