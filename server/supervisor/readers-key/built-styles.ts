import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * The stylesheets that public pages name, by the lists that Next has made of
 * what belongs to each route.
 *
 * @param part where Next's part of a build stands
 * @throws when there is none: the lists are written in another way, or the pages have lost their style
 */
export function builtStyles(part: string): [name: string, text: string][] {
  const routes = path.join(part, "server", "app", "(site)");
  const lists = readdirSync(routes, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith("_client-reference-manifest.js"),
  );
  const named = lists.flatMap(
    (name) => readFileSync(path.join(routes, name), "utf8").match(/static\/[\w./~-]+\.css/g) ?? [],
  );
  if (named.length === 0) throw new Error("no stylesheet of public pages was found in the build");
  return [...new Set(named)]
    .sort()
    .map((name) => [name, readFileSync(path.join(part, name), "utf8")]);
}
