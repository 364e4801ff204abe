import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { enqueueJob } from "@/lib/jobs/jobs";

/**
 * What the worker tells the outside world of a change of one language of a
 * document. Left with the change, in its transaction: a publish neither waits
 * for it nor fails with it, and there is no word of a change that was undone.
 */
export const announceJob = "announce";

export type Announcement = {
  locale: Locale;
  documentId: string;
  path: string;
  change: "published" | "updated" | "withdrawn";
  /** The address that it had before, where it has moved. */
  from?: string;
  /** Sections whose feeds have changed. */
  sections: string[];
};

type AnnouncedState = { state: "LIVE" | "WITHDRAWN"; path: string; sectionKey: string | null };

/** @param before null for a text that was never public */
export async function announce(
  tx: Transaction,
  documentId: string,
  locale: Locale,
  before: AnnouncedState | null,
  after: AnnouncedState,
): Promise<void> {
  const announcement: Announcement = {
    locale,
    documentId,
    path: after.path,
    change: changeOf(before, after),
    ...(before && before.path !== after.path ? { from: before.path } : {}),
    sections: [...new Set([before?.sectionKey, after.sectionKey])].filter(
      (key) => !!key,
    ) as string[],
  };
  await enqueueJob(tx, { kind: announceJob, payload: announcement });
}

function changeOf(before: AnnouncedState | null, after: AnnouncedState): Announcement["change"] {
  if (after.state === "WITHDRAWN") return "withdrawn";
  return before?.state === "LIVE" ? "updated" : "published";
}
