import { createHash } from "node:crypto";
import { builtStyles } from "./built-styles";
import { packagesBehind } from "./packages-behind";
import { messagesNamedIn, publicModels, type Read } from "./parts-of-files";
import type { Sources } from "./sources-of-pages";

/**
 * A digest of what shapes a public page besides its content and the settings
 * of a site: two builds with the same one make the same bytes of the same
 * records, so pages that one has made can be handed out by the other. Where it
 * cannot be told whether something reaches readers, it counts.
 *
 * - Sources: all that the routes of public pages import, feeds and sitemaps
 *   among them, and what makes finished bytes of Next's answer.
 * - Messages: the namespaces whose names stand anywhere in these sources.
 * - The database's client: what the schema says of `public_record`. (It is
 *   generated from the whole schema, most of which is of the desk.)
 * - Packages that these sources import, with all that those need.
 *
 * @param settings that are written into what is built
 */
export function sourcesKey(
  { files, packages }: Sources,
  read: Read,
  settings: readonly string[] = [],
): string {
  const hash = createHash("sha256");
  const add = (name: string, content: string) => hash.update(`${name}\0${content}\0`);
  const texts = files.map((file) => [file, read(file)] as const);
  for (const [file, text] of texts) add(file, text);
  for (const each of settings) add("setting", each);
  const all = texts.map(([, text]) => text).join("\n");
  for (const [name, text] of messagesNamedIn(all, read)) add(name, text);
  add("models", publicModels(read("prisma/schema.prisma")));
  for (const each of packagesBehind(packages, read("package-lock.json"))) add("package", each);
  return hash.digest("hex");
}

/**
 * The sources' key together with the styles as they were built: those come out
 * otherwise by tools that no page imports.
 *
 * @param sources key of the sources when the build began
 * @param part where Next's part of the build stands
 */
export function readersKey(sources: string, part: string): string {
  const hash = createHash("sha256").update(sources);
  for (const [name, text] of builtStyles(part)) hash.update(`\0${name}\0${text}`);
  return hash.digest("hex").slice(0, 32);
}
