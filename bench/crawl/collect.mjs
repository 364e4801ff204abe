import { writeFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

// Comes into the site's process beside its own program, by NODE_OPTIONS: when it is told to (SIGUSR2) it collects
// all garbage, and writes into the file COLLECT_TO what is held then, in megabytes.

process.on("SIGUSR2", () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  // What a first round frees may hold something that only a second one can.
  for (let round = 0; round < 3; round++) collect();
  const { heapUsed, external, rss } = process.memoryUsage();
  const held = [heapUsed, external, rss].map((bytes) => Math.round(bytes / 1024 / 1024));
  writeFileSync(process.env.COLLECT_TO ?? "", JSON.stringify(held));
});
