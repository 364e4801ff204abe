import { isReserved } from "./addresses";

/**
 * The fixed form of an address of an earlier site: path and query string,
 * parameters sorted, without host, fragment, an empty query and a slash at
 * the end of the path. `?b=2&a=1` and `?a=1&b=2` were one page there and are
 * one row here.
 *
 * Percent-encoding is kept as bytes and never read as text: earlier Chinese
 * sites wrote GBK, and two words of it would become the same row of
 * replacement characters.
 *
 * @param text an absolute address or a path, with or without a query string
 * @returns undefined when it is no address
 */
export function oldAddress(text: string): string | undefined {
  const trimmed = text.trim();
  if (!/^(?:https?:\/\/(?![/@:])|\/(?!\/))/.test(trimmed)) return undefined;
  // The parser would take them for slashes, leave them out, or take a name for a login.
  if (/[\\\p{Cc}\p{Cs}]|^https?:\/\/[^/?#]*@/u.test(trimmed)) return undefined;
  if (!URL.canParse(trimmed, "http://old.invalid")) return undefined;
  const { pathname, search } = new URL(trimmed, "http://old.invalid");
  const path = spelled(pathname).replace(/(?<=.)\/+$/, "");
  const parameters = search.slice(1).replaceAll("+", "%20").split("&").map(spelled);
  const query = parameters
    .filter((each) => each !== "")
    .sort()
    .join("&");
  return query ? `${path}?${query}` : path;
}

/** One spelling of each byte: hexadecimal in capitals, and only where it is needed. */
function spelled(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (code) => {
    const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return /[A-Za-z0-9._~-]/.test(character) ? character : code.toUpperCase();
  });
}

/** Addresses beside the languages that this site answers itself, whatever an earlier one had there. */
const own = /^\/(?:(?:sitemap\.xml|robots\.txt|healthz|readyz|csp-report)?$|media\/|api\/|_next\/)/;

/** Whether a path (without query) can never be that of an earlier site's page. */
export function isOwnAddress(path: string): boolean {
  return own.test(path) || isReserved(path);
}
