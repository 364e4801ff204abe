import { longestHref } from "@/lib/patterns";
import { isMailAddress, unfit, webFault } from "@/lib/text/address-parts.mjs";

/**
 * Whether a link leads where it says, judged on its way in (typed, pasted,
 * imported, of settings and menus) by the parser that browsers have (WHATWG
 * URL) and, beyond it, by what a reader would be deceived by: that parser
 * mends backslashes, line ends, missing hosts and any number of slashes in
 * silence, and takes a name before `@` for a login. What is kept is the
 * address byte for byte, never what the parser made of it.
 */

export type LinkFault =
  | "long"
  /** Spaces, control characters, backslashes, halves of pairs, what is not seen. */
  | "characters"
  /** Neither a path of this site nor http(s) nor mail. */
  | "scheme"
  /** No host, or one that is none. */
  | "host"
  /** A name or a password before the host. */
  | "login"
  | "mail"
  | "address";

/** @returns what is wrong with it; undefined for a link that may be kept */
export function linkFault(href: string): LinkFault | undefined {
  if (href.length > longestHref) return "long";
  if (unfit.test(href)) return "characters";
  if (href.startsWith("/")) return pathFault(href);
  if (href.startsWith("mailto:"))
    return isMailTo(href.slice("mailto:".length)) ? undefined : "mail";
  return /^https?:\/\//.test(href) ? webFault(href) : "scheme";
}

const here = "https://here.invalid";

/** A second slash would be another host. */
function pathFault(href: string): LinkFault | undefined {
  if (href.startsWith("//")) return "host";
  return URL.canParse(href, here) && new URL(href, here).origin === here ? undefined : "address";
}

/** Header fields that a link may fill in (RFC 6068, 4): others make a program do what nobody asked for. */
const mailFields = /^(?:subject|body|cc|bcc|to|keywords|in-reply-to)$/i;

/** RFC 6068: addresses with commas between them, and fields behind a question mark. */
function isMailTo(rest: string): boolean {
  const [before = "", ...fields] = rest.split("?");
  if (fields.length > 1 || rest.includes("#")) return false;
  if (!areMailAddresses(before)) return false;
  if (fields.length === 0) return true;
  return (fields[0] ?? "").split("&").every((field) => {
    const [name = "", ...values] = field.split("=");
    const value = values.join("=");
    if (!mailFields.test(name)) return false;
    if (/^(?:to|cc|bcc)$/i.test(name)) return areMailAddresses(value);
    // A line that ends within a subject begins another header.
    return /^body$/i.test(name) || !/%0[ad]/i.test(value);
  });
}

const areMailAddresses = (list: string): boolean => list.split(",").every(isMailAddress);

/** An address on the web, for what leads out of the site: menus, settings. */
export const isWebAddress = (href: string): boolean =>
  /^https?:/.test(href) && linkFault(href) === undefined;
