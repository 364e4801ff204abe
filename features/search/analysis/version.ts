import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";

/**
 * A digest of all that decides what a text is found by: the sources that make
 * an index of a text, the versions of the packages whose data they use, and
 * Unicode's. When it differs from the one that an index was made with, the
 * index is made anew. A number that somebody raises by hand was rejected: it
 * would be forgotten once, and then some texts are found and others are not.
 * A mere comment makes the index anew, too; that costs the worker some minutes
 * and nobody else anything.
 */
export function analysisPrint(root = process.cwd()): string {
  const hash = createHash("sha256").update(process.versions.unicode ?? "");
  const packages = new Set<string>();
  for (const file of analysisFiles(root)) {
    const source = readFileSync(path.join(root, file), "utf8");
    hash.update(`${file}\0${source}\0`);
    for (const [, name = ""] of source.matchAll(fromPackage)) packages.add(name);
  }
  for (const name of [...packages].sort()) hash.update(`${name} ${versionOf(root, name)}\0`);
  return hash.digest("hex").slice(0, 32);
}

/** Where an index of a text begins; what these import beside them belongs to it. */
const beginnings = [
  "features/search/index/document.ts",
  "features/search/index/write-index.ts",
  // What of a text is searched at all.
  "features/publication/write/search-index.ts",
  "features/publication/body/body-text.ts",
  "features/editorial/drafts/draft-index.ts",
];
const beside = /from "(\.|@\/features\/search\/[a-z]+|@\/lib\/text)\/([a-z-]+)"/g;
const fromPackage = /from "((?:@[a-z0-9-]+\/)?[a-z][a-z0-9.-]*)(?:\/[^"]*)?"/g;

/** @returns by name, in a fixed order */
export function analysisFiles(root: string): string[] {
  const found = new Set<string>();
  const look = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    // Of other features only the files themselves: what they import is about other things.
    if (!/^(?:features\/search|lib\/text)\//.test(file)) return;
    const source = readFileSync(path.join(root, file), "utf8");
    for (const [, folder = "", name = ""] of source.matchAll(beside)) {
      look(`${folder === "." ? path.posix.dirname(file) : folder.slice(2)}/${name}.ts`);
    }
  };
  for (const each of beginnings) look(each);
  // Types alone: nothing is made by them.
  return [...found].filter((file) => !file.endsWith("types.ts")).sort();
}

function versionOf(root: string, name: string): string {
  const file = path.join(root, "node_modules", name, "package.json");
  return String(JSON.parse(readFileSync(file, "utf8")).version);
}
