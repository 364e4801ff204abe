import { existsSync } from "node:fs";

/** Stands in for what takes a picture in, with one that takes as long as a test wants. */
const until = process.env.MEDIA_HELD_UNTIL ?? "";
const look = setInterval(() => {
  if (!existsSync(until)) return;
  clearInterval(look);
  process.stdout.write(`${JSON.stringify({ fault: "kind" })}\n`);
}, 20);
