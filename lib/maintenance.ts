import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { dataDir, writeWhole } from "@/lib/storage";

/**
 * Planned maintenance of this machine: while its file is there, readers are
 * told so. A file and not a row: the database may be what is worked on.
 */
export type Maintenance = {
  /** When readers are to try again, where that is known. */
  until: Date | undefined;
};

const place = () => path.join(dataDir(), "maintenance.json");

/** @returns undefined when there is none; a file that cannot be read is there all the same */
export async function readMaintenance(): Promise<Maintenance | undefined> {
  try {
    const { until } = JSON.parse(await readFile(place(), "utf8")) as { until?: string };
    const time = new Date(until ?? "");
    return { until: Number.isNaN(time.getTime()) ? undefined : time };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOENT" || code === "ENOTDIR" ? undefined : { until: undefined };
  }
}

export async function beginMaintenance({ until }: Maintenance): Promise<void> {
  await writeWhole(place(), Buffer.from(JSON.stringify({ until: until?.toISOString() })));
}

export async function endMaintenance(): Promise<void> {
  await rm(place(), { force: true });
}
