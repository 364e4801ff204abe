import path from "node:path";
import type { SourceFile } from "@/scripts/checks/tree";

const importing = /(?:\bfrom\s+|\bimport\s*\(?\s*)["']((?:@\/|\.{1,2}\/)[^"']+)["']/g;
const endings = ["", ".ts", ".tsx", "/index.ts"];

/**
 * What a file loads of the project: itself and whatever it imports, directly
 * or through others, types included.
 *
 * @returns paths of `files`, the nearest first
 */
export function closureOf(files: readonly SourceFile[], start: string): string[] {
  const texts = new Map(files.map((file) => [file.path, file.text]));
  const found = new Set([start]);
  for (const file of found) for (const each of importsOf(texts, file)) found.add(each);
  return [...found];
}

/** @param texts of all files by their paths */
export function importsOf(texts: ReadonlyMap<string, string>, file: string): string[] {
  return [...(texts.get(file) ?? "").matchAll(importing)].flatMap(([, given = ""]) => {
    const base = given.startsWith("@/")
      ? given.slice(2)
      : path.posix.join(path.posix.dirname(file), given);
    const known = endings.map((ending) => base + ending).find((each) => texts.has(each));
    return known ?? [];
  });
}
