import type { IncomingMessage } from "node:http";
import { type FeedFile, paths, sitemapIndex } from "@/features/publication/routes/paths";
import { resolvePath } from "@/features/publication/routes/resolve-path";
import { isLocale } from "@/i18n/routing";
import { withQueryTimeout } from "@/lib/page-store/query-timeout";
import { dynamicKind } from "./dynamic";
import { preferredLocale } from "./preferred-locale";

/**
 * Where somebody is led who asks for an address that is none, and whose
 * meaning is plain: another spelling in capitals, the places where feed
 * readers and people look for a feed, a list without its number.
 */
export type Meant = {
  location: string;
  status: 301 | 308;
  /** The language was chosen by the reader's browser. */
  negotiated: boolean;
};

/** Names under which other sites have their feeds. */
const feedNames: Record<string, FeedFile> = {
  feed: "feed.xml",
  feeds: "feed.xml",
  rss: "feed.xml",
  "feed.xml": "feed.xml",
  "rss.xml": "feed.xml",
  "rss2.xml": "feed.xml",
  "index.rdf": "feed.xml",
  "feed.rss": "feed.xml",
  atom: "atom.xml",
  "atom.xml": "atom.xml",
  "feed.atom": "atom.xml",
  "feed.json": "feed.json",
};

const sitemapNames = new Set(["sitemap.xml", "sitemap_index.xml", "sitemap-index.xml", "sitemap"]);

/**
 * @param path decoded, in its one spelling
 * @param query as it was sent, byte by byte
 * @throws when the database cannot be reached
 */
export async function meantAddress(
  req: IncomingMessage,
  path: string,
  query: string,
  known: ReadonlySet<string>,
): Promise<Meant | undefined> {
  // Public addresses are ASCII; a secret in a preview's address has capitals of its own.
  const lower = path.toLowerCase();
  if (!/^[\x21-\x7e]+$/.test(path)) return undefined;
  if (lower !== path && (await exists(lower, known))) {
    return { location: lower + query, status: 308, negotiated: false };
  }
  const [first = "", ...rest] = lower.slice(1).split("/");
  const negotiated = !isLocale(first);
  const locale = isLocale(first) ? first : preferredLocale(req.headers["accept-language"]);
  const location = meantIn(locale, negotiated ? [first, ...rest] : rest);
  if (!location || location === path || (await exists(path, known))) return undefined;
  if (!(await exists(location, known))) return undefined;
  // 301 and not 308: feed readers of every age know it.
  return { location, status: 301, negotiated: negotiated && location !== sitemapIndex };
}

/** @param rest the segments after the language */
function meantIn(locale: Parameters<typeof paths.home>[0], rest: string[]): string | undefined {
  const [first = "", second = "", third = ""] = rest;
  if (rest.length === 1 && sitemapNames.has(first)) return sitemapIndex;
  const own = Object.hasOwn(feedNames, first) ? feedNames[first] : undefined;
  // As WordPress has them: /feed/, /feed/atom/.
  if (own && rest.length <= 2) {
    const variant = second === "" || second.startsWith("rss") ? own : feedNames[second];
    return variant && paths.feed(locale, variant);
  }
  if (first !== "news") return undefined;
  if (rest.length === 2) {
    if (second === "archive" || second === "page") return paths.news(locale);
    const file = Object.hasOwn(feedNames, second) ? feedNames[second] : undefined;
    return file && paths.feed(locale, file);
  }
  if (rest.length !== 3) return undefined;
  if (third === "archive" || third === "page") return paths.section(locale, second);
  const file = Object.hasOwn(feedNames, third) ? feedNames[third] : undefined;
  return file && paths.feed(locale, file, second);
}

/** Whether an address is one of the site's own, also where it leads elsewhere or is gone. */
async function exists(path: string, known: ReadonlySet<string>): Promise<boolean> {
  if (known.has(path)) return true;
  const kind = dynamicKind(path);
  if (kind) return kind === "search";
  return (await withQueryTimeout(() => resolvePath(path))).kind !== "missing";
}
