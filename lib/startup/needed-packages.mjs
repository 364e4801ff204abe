import { posix } from "node:path";

/**
 * Which installed packages a running site may load: those that it depends on, with what these depend on.
 * `npm prune --omit=dev` leaves more: what only development brings, where some package could also make use
 * of it (a test runner, a browser's driver, a compiler).
 *
 * @param {Record<string, Entry>} packages as the lockfile names them, by their folders
 * @returns {Set<string>} folders, such as `node_modules/next`
 *
 * @typedef {{
 *   dependencies?: Record<string, string>,
 *   optionalDependencies?: Record<string, string>,
 *   peerDependencies?: Record<string, string>,
 *   peerDependenciesMeta?: Record<string, { optional?: boolean }>,
 * }} Entry
 */
export function neededPackages(packages) {
  const needed = new Set();
  const waiting = [""];
  while (waiting.length > 0) {
    const folder = waiting.pop() ?? "";
    for (const name of namesOf(packages[folder] ?? {})) {
      const found = resolve(packages, folder, name);
      if (found === undefined || needed.has(found)) continue;
      needed.add(found);
      waiting.push(found);
    }
  }
  return needed;
}

function namesOf({ dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta }) {
  const peers = Object.keys(peerDependencies ?? {}).filter(
    (name) => !peerDependenciesMeta?.[name]?.optional,
  );
  return [...Object.keys(dependencies ?? {}), ...Object.keys(optionalDependencies ?? {}), ...peers];
}

/** As Node finds a package from a folder: beside it, then further up. */
function resolve(packages, from, name) {
  for (let folder = from; ; folder = posix.dirname(folder)) {
    const at = folder === "" || folder === "." ? "" : `${folder}/`;
    const candidate = `${at}node_modules/${name}`;
    if (packages[candidate]) return candidate;
    if (at === "") return undefined;
  }
}
