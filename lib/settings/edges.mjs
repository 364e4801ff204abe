import { text, wholeNumber } from "./rules.mjs";

/**
 * Settings about what stands before the site and answers readers by itself:
 * web servers and caches (`EDGES`), and the folder from which nginx on this
 * machine answers (`EDGE_DIR`).
 */

const named = /^([A-Za-z0-9][A-Za-z0-9._-]{0,39})=(https?:\/\/[^/?#@\s]+)\/?$/;

/** @returns what is named; undefined where the setting is none: another form, or one name twice */
export function readEdges(given) {
  const edges = [];
  for (const each of given.split(",")) {
    const [, name, origin] = named.exec(each.trim()) ?? [];
    if (!name || !URL.canParse(origin) || edges.some((edge) => edge.name === name))
      return undefined;
    edges.push({ name, origin: new URL(origin).origin });
  }
  return edges;
}

export const edgeSettings = {
  EDGES: text(
    "what answers readers before the site, and where the worker reaches it, such as shenzhen=https://10.0.0.1,moscow=https://10.8.0.1: each name once, http or https, without a path",
    (given) => readEdges(given) !== undefined,
  ),
  EDGE_DIR: text(
    "the whole path of a folder of its own, such as /run/newsroom/edge",
    (given) => given.startsWith("/") && !/^\/+$/.test(given) && !given.includes("\0"),
  ),
  EDGE_MB: wholeNumber(1, 999_999, 256, " of megabytes"),
};
