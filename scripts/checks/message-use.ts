import { flatten } from "./messages";

/**
 * Messages that no source names. A key counts as named when some ending of it
 * stands in quotes after its namespace does (`"Footer"` … `"address"`), whole
 * or as the beginning of a template (`status.${code}`). That a named key
 * exists is the type checker's part: catalogues are typed.
 *
 * @returns one sentence per message
 */
export function unusedMessages(catalogue: object, sources: string[]): string[] {
  const text = sources.join("\n");
  const quoted = new Set([...text.matchAll(/["'`]([\w.-]+)["'`]/g)].map(([, name]) => name ?? ""));
  const beginnings = [...text.matchAll(/`([\w-]+(?:\.[\w-]+)*\.)\$\{/g)].map(
    ([, beginning]) => beginning ?? "",
  );
  return [...flatten(catalogue).keys()]
    .filter((key) => {
      if (quoted.has(key) || beginnings.some((beginning) => key.startsWith(beginning)))
        return false;
      return !cuts(key).some(
        ([namespace, rest]) =>
          quoted.has(namespace) &&
          (quoted.has(rest) || beginnings.some((beginning) => rest.startsWith(beginning))),
      );
    })
    .map((key) => `No source names the message ${key}: use it or remove it from messages/*.json.`);
}

/** `a.b.c` as `a` + `b.c` and `a.b` + `c`. */
function cuts(key: string): [string, string][] {
  const parts = key.split(".");
  return parts
    .slice(1)
    .map((_, index) => [parts.slice(0, index + 1).join("."), parts.slice(index + 1).join(".")]);
}
