/**
 * What a request's line asks for, judged before anything else looks at it.
 * Public addresses are plain ASCII in one spelling; every other spelling is
 * either redirected to that one or refused, so that nothing behind this
 * point sees an address that can be read in two ways.
 */
export type Target =
  | { kind: "path"; path: string; query: string }
  | { kind: "redirect"; location: string }
  | { kind: "refused"; status: 400 | 414 };

/** The longest address the site makes is far below. */
const longestTargetBytes = 2048;

/** @param target path and query as sent, e.g. `/en/news?x=1` */
export function readTarget(target: string): Target {
  if (target.length > longestTargetBytes) return { kind: "refused", status: 414 };
  if (!target.startsWith("/")) return { kind: "refused", status: 400 };
  const mark = target.indexOf("?");
  const raw = mark < 0 ? target : target.slice(0, mark);
  const query = mark < 0 ? "" : target.slice(mark);
  const decoded = decode(raw);
  if (decoded === undefined || isUnreadable(decoded)) return { kind: "refused", status: 400 };
  const path = decoded.replace(/\/{2,}/g, "/").replace(/(?<=.)\/$/, "");
  const spelled = encode(path);
  if (spelled === undefined) return { kind: "refused", status: 400 };
  if (spelled !== raw) return { kind: "redirect", location: spelled + query };
  return { kind: "path", path, query };
}

function decode(raw: string): string | undefined {
  try {
    return decodeURIComponent(raw);
  } catch {
    return undefined;
  }
}

/** Half of a surrogate pair has no encoding. */
function encode(path: string): string | undefined {
  try {
    return encodeURI(path);
  } catch {
    return undefined;
  }
}

/** Control characters, backslashes, a second layer of encoding, dot segments. */
function isUnreadable(path: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\u0000-\u001f\u007f\\%?#]/.test(path)) return true;
  return path.split("/").some((segment) => segment === "." || segment === "..");
}
