import { readFileSync, writeFileSync } from "node:fs";
import { completed, missingOptional } from "./lockfile";

// `npm run lock`: after an `npm install` from a registry that does not carry every system's packages.

const file = "package-lock.json";
const lockfile = JSON.parse(readFileSync(file, "utf8"));
const missing = missingOptional(lockfile);
for (const { name, version } of missing) console.log(`${name} ${version}`);
if (missing.length > 0) writeFileSync(file, `${JSON.stringify(completed(lockfile), null, 2)}\n`);
console.log(`${missing.length} optional packages added to ${file}.`);
