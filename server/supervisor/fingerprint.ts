import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * A digest of the content of these files and folders, by their names: times do not count, because a fresh
 * clone has new ones. What does not exist is left out; tests are, too.
 */
export function fingerprint(root: string, entries: string[], extra: string[] = []): string {
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

function filesUnder(root: string, entry: string): string[] {
  const stat = statSync(path.join(root, entry), { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [entry];
  return readdirSync(path.join(root, entry), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith(".") && !/\.test\.tsx?$/.test(name))
    .map(({ name }) => `${entry}/${name}`)
    .sort()
    .flatMap((name) => filesUnder(root, name));
}

/** Whether the stamp says that its product was made from this fingerprint. */
export function isStamped(stamp: string, print: string): boolean {
  try {
    return readFileSync(stamp, "utf8").trim() === print;
  } catch {
    return false;
  }
}

export function writeStamp(stamp: string, print: string): void {
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, `${print}\n`);
}
