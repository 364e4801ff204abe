import { locales } from "@/i18n/routing";
import type { Disagreement } from "./disagreement";

const language = new RegExp(`^(?:${locales.join("|")}|cn|zh-(?:hans|cn)|en-(?:us|gb)|ru-ru)$`, "i");

/** An address without what differs between the languages of one page. */
function linkKey(href: string): string {
  const trimmed = href.trim();
  if (trimmed.startsWith("document:")) return trimmed;
  if (/^mailto:|^[^/:]+@/.test(trimmed)) return trimmed.replace(/^mailto:/, "").toLowerCase();
  const url = URL.canParse(trimmed)
    ? new URL(trimmed)
    : URL.canParse(trimmed, "http://inside.invalid")
      ? new URL(trimmed.startsWith("www.") ? `http://${trimmed}` : trimmed, "http://inside.invalid")
      : undefined;
  if (!url) return trimmed;
  for (const name of ["lang", "locale", "hl", "language"]) url.searchParams.delete(name);
  const path = url.pathname
    .split("/")
    .filter((part) => part && !language.test(part))
    .join("/");
  const host = url.hostname.replace(/^www\./, "").replace(/^(?:zh|cn|en|ru)\.(?=[^.]+\.)/, "");
  return `${host === "inside.invalid" ? "" : host}/${path}${url.search}${url.hash}`.toLowerCase();
}

/** Links lead to the same places, in whatever order. */
export function compareLinks(source: readonly string[], target: readonly string[]): Disagreement[] {
  const only = (own: readonly string[], other: readonly string[]) => {
    const keys = other.map(linkKey);
    return [...new Map(own.map((href) => [linkKey(href), href])).entries()]
      .filter(([key]) => !keys.includes(key))
      .map(([, href]) => href);
  };
  const [lost, added] = [only(source, target), only(target, source)];
  const count = Math.max(lost.length, added.length);
  return Array.from({ length: count }, (_, at) => ({
    kind: "link",
    source: lost[at] ?? null,
    target: added[at] ?? null,
  }));
}
