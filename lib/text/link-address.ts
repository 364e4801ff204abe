import { longestHref } from "@/lib/patterns";

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

const unfit =
  /[\s\\\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Noncharacter_Code_Point}]/u;

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

function webFault(href: string): LinkFault | undefined {
  const authority = /^https?:\/\/([^/?#]*)/.exec(href)?.[1] ?? "";
  if (authority.includes("@")) return "login";
  if (authority === "" || authority.startsWith(":")) return "host";
  if (!URL.canParse(href)) return "address";
  return isHost(new URL(href).hostname) ? undefined : "host";
}

/** Labels with something in them; an address of version 6 stands in brackets. */
const isHost = (hostname: string): boolean =>
  /^\[[0-9a-f:.]+\]$/.test(hostname) ||
  hostname
    .replace(/\.$/, "")
    .split(".")
    .every((label) => /^[^-.](?:[^.]*[^-.])?$/.test(label));

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

/** What may stand before `@`: dots only between others, as RFC 5321 has it, and letters of every language (RFC 6531). */
const mailbox =
  /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;

function isMailAddress(encoded: string): boolean {
  const address = encoded.includes("/") ? undefined : decoded(encoded);
  if (address === undefined || unfit.test(address)) return false;
  const at = address.lastIndexOf("@");
  const domain = address.slice(at + 1);
  if (at < 1 || !mailbox.test(address.slice(0, at)) || /[^\p{L}\p{M}\p{N}.-]/u.test(domain)) {
    return false;
  }
  if (!domain.includes(".") || domain.endsWith(".") || !URL.canParse(`http://${domain}`))
    return false;
  return isHost(new URL(`http://${domain}`).hostname);
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** An address on the web, for what leads out of the site: menus, settings. */
export const isWebAddress = (href: string): boolean =>
  /^https?:/.test(href) && linkFault(href) === undefined;
