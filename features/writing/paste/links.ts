import { linkFault } from "@/lib/text/link-address";

/** Parameters that follow readers and say nothing of the place. */
const following =
  /^(?:utm_[^=]*|fbclid|gclid|dclid|yclid|msclkid|igshid|mc_[ce]id|_openstat|spm)$/i;

/**
 * An address without what follows its readers, and otherwise byte for byte
 * what it was: whoever spells it anew (`URL`, `URLSearchParams`) changes `+`,
 * `%20` and every escape that is not UTF-8.
 */
function withoutTracking(href: string): string {
  const [, before = "", query, fragment = ""] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(href) ?? [];
  if (query === undefined) return href;
  const parameters = query.split("&");
  const kept = parameters.filter((each) => !following.test(each.split("=", 1)[0] ?? ""));
  if (kept.length === parameters.length) return href;
  return `${before}${kept.length > 0 ? `?${kept.join("&")}` : ""}${fragment}`;
}

/**
 * Where a pasted link leads.
 *
 * @returns `lost` where it led somewhere: a file on a disk, a place that only
 *   the copied page knows, an address too long to be kept or that is none. A place within the
 *   copied page is none.
 */
export function honestHref(given: string): { kept?: string; lost?: true } {
  // As browsers do: tabs and line ends come into an address where its line was wrapped, and are dropped.
  const href = given.replace(/[\t\n\r]/g, "").replace(/^[\0-\x20]+|[\0-\x20]+$/g, "");
  if (!href || href.startsWith("#") || /^(?:javascript|about|data|blob|vbscript):/i.test(href))
    return {};
  if (!/^(?:https?:\/\/|mailto:)/i.test(href)) return { lost: true };
  const scheme = href.slice(0, href.indexOf(":")).toLowerCase();
  const address = withoutTracking(scheme + href.slice(scheme.length)).replaceAll(" ", "%20");
  return linkFault(address) === undefined ? { kept: address } : { lost: true };
}
