/**
 * The fixed form of an address of an earlier site: path and query string,
 * parameters sorted by name and value, without host, fragment and an empty
 * query. `?b=2&a=1` and `?a=1&b=2` were one page there and are one row here.
 *
 * @param text an absolute address or a path, with or without a query string
 * @returns undefined when it is no address
 */
export function oldAddress(text: string): string | undefined {
  const trimmed = text.trim();
  if (!/^(?:https?:\/\/|\/(?!\/))/.test(trimmed)) return undefined;
  if (!URL.canParse(trimmed, "http://old.invalid")) return undefined;
  const url = new URL(trimmed, "http://old.invalid");
  const parameters = [...url.searchParams].sort(([a, x], [b, y]) => order(a, b) || order(x, y));
  const query = new URLSearchParams(parameters).toString();
  return query ? `${url.pathname}?${query}` : url.pathname;
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
