// Only what the oldest Node understands may stand in this file: it is the one that has to tell its user.
import process from "node:process";

const [major, minor] = process.versions.node.split(".").map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Node ${process.versions.node} is too old for this site: install Node 20.19 or newer (24 is best) and start again.\n`,
  );
  process.exit(1);
}

import("./bootstrap.mjs").then(({ start }) => start({ dev: process.argv.includes("--dev") }));
