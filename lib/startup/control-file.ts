import path from "node:path";

/** In the data folder: where the supervisor of the site that runs on it can be asked. */
export const controlFile = (dataDir: string) => path.join(dataDir, "control");

/** What a replacement of the processes came to. */
export type Outcome = { ok: true } | { ok: false; reason: string; details: string[] };
