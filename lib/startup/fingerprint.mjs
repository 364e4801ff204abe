import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * A digest of the content of these files and folders, by their names: times do not count, because a fresh
 * clone has new ones. What does not exist is left out; tests are, too.
 */
export function fingerprint(root, entries, extra = []) {
  const hash = createHash("sha256");
  for (const text of extra) hash.update(`${text}\0`);
  for (const entry of entries) {
    for (const file of filesUnder(root, entry)) {
      hash
        .update(`${file}\0`)
        .update(readFileSync(path.join(root, file)))
        .update("\0");
    }
  }
  return hash.digest("hex");
}

function filesUnder(root, entry) {
  const stat = statSync(path.join(root, entry), { throwIfNoEntry: false });
  if (!stat) return [];
  return stat.isDirectory() ? filesIn(root, entry) : [entry];
}

function filesIn(root, folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith(".") && !/\.test\.tsx?$/.test(name))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const name = `${folder}/${entry.name}`;
      // A link is followed, as whoever reads the sources follows it.
      if (entry.isSymbolicLink()) return filesUnder(root, name);
      return entry.isDirectory() ? filesIn(root, name) : [name];
    });
}

/** Whether the stamp says that its product was made from this fingerprint. */
export function isStamped(stamp, print) {
  try {
    return readFileSync(stamp, "utf8").trim() === print;
  } catch {
    return false;
  }
}

export function writeStamp(stamp, print) {
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, `${print}\n`);
}
