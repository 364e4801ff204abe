// What settings are described with. Plain JavaScript, like all of this folder: a start judges all settings
// before anything is installed, so that whoever mends them does it once.
import { isIP } from "node:net";
import { isMailAddress, unfit, webFault } from "../text/address-parts.mjs";

/**
 * A rule says what a setting must be (the end of "NAME is …: it must be …"), and finds what is wrong with
 * a text, in words that go on after the setting's name. A secret rule never repeats the text.
 * @typedef {{
 *   must: string,
 *   fault: (text: string) => string | undefined,
 *   usual?: string,
 *   take?: (text: string) => unknown,
 * }} Rule
 */

/** @returns {Rule} */
export const text = (must, fits, more = {}) => ({
  must,
  fault: (given) => (fits(given) ? undefined : shown(given)),
  ...more,
});

/** Of which nothing may be shown: `how` says what is wrong with it without repeating it. @returns {Rule} */
export const secret = (must, how) => ({ must, fault: how });

export const matching = (pattern, must) => text(must, (given) => pattern.test(given));

export const oneOf = (values, usual) =>
  text(values.length > 2 ? `one of ${values.join(", ")}` : values.join(" or "), is(values), {
    usual,
  });

const is = (values) => (given) => values.includes(given);

export const wholeNumber = (least, most, usual, unit = "") =>
  text(
    `a whole number${unit} from ${least} to ${most}`,
    (given) => /^\d{1,6}$/.test(given) && Number(given) >= least && Number(given) <= most,
    { usual: usual === undefined ? undefined : `${usual}`, take: Number },
  );

/** A text of so many characters at least, which nobody else may know. */
export const longSecret = (least, must) =>
  secret(must, (given) => (given.length < least ? `has ${count(given.length)}` : undefined));

export const secretWord = (must, most = 500) =>
  secret(must, (given) => {
    if (/\s/.test(given)) return "has a blank in it";
    if (given.length > most) return `has ${count(given.length)}`;
    return /^[\x21-\x7e]+$/.test(given) ? undefined : "has characters other than ASCII";
  });

export const count = (characters) =>
  characters === 1 ? "1 character" : `${characters} characters`;

/** An address of these protocols; a password may be in it, so it is not repeated. */
export const secretAddress = (protocols, must, more = () => undefined) =>
  secret(must, (given) => {
    if (!protocols.some((each) => given.startsWith(`${each}//`))) {
      return `does not begin with ${protocols.map((each) => `${each}//`).join(" or ")}`;
    }
    return URL.canParse(given) ? more(new URL(given)) : "is no address that can be read";
  });

/** What is wrong with the address of a site: http or https, and nothing behind the host. */
export function originFault(given) {
  if (!/^https?:\/\//i.test(given)) {
    return `${shown(given)}, which does not begin with http:// or https://`;
  }
  if (!URL.canParse(given)) return `${shown(given)}, which is no address that can be read`;
  const { pathname, search, hash, username, password } = new URL(given);
  // Not repeated: a password may be in it.
  if (username || password) return "has a name or a password in it";
  return pathname === "/" && !search && !hash
    ? undefined
    : `${shown(given)}, which has something behind the host`;
}

/** @returns {Rule} */
export const origin = (must) => ({ must, fault: originFault });

/** @returns {Rule} */
export const webAddress = (
  must = "an address that begins with http:// or https://, without a login",
) => ({
  must,
  fault: (given) => {
    if (!/^https?:\/\//.test(given)) {
      return `${shown(given)}, which does not begin with http:// or https://`;
    }
    // Keys stand in addresses of webhooks.
    if (unfit.test(given)) return "has a blank or a character in it that no address has";
    const fault = webFault(given);
    if (fault === "login") return "has a name or a password in it";
    return fault === undefined ? undefined : "is no address that can be read";
  },
});

export const isThisMachine = (hostname) =>
  hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(hostname);

/** Of another house's server, which gets a secret: https, or http where nothing leaves this machine. */
export function serverFault(given) {
  const fault = webAddress().fault(given);
  if (fault) return fault;
  const { protocol, hostname } = new URL(given);
  if (/[?#]/.test(given)) return "has a question mark or # in it";
  return protocol === "https:" || isThisMachine(hostname)
    ? undefined
    : `${shown(given)}, which is not https`;
}

export const areMailAddresses = (given) =>
  given.split(",").every((each) => isMailAddress(each.trim()));

/** Addresses and ranges, and the words that stand for some. */
export const areNetworks = (given) =>
  given.split(",").every((each) => {
    const [address = "", bits, ...more] = each.trim().split("/");
    if (["loopback", "linklocal", "uniquelocal"].includes(address)) return bits === undefined;
    const kind = isIP(address);
    const widest = kind === 6 ? 128 : 32;
    const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= widest);
    return kind !== 0 && fits && more.length === 0;
  });

const longestShown = 80;

/** A text in a sentence: short, and with nothing in it that a terminal would obey. */
function shown(given) {
  const cut = given.length > longestShown ? `${given.slice(0, longestShown)}…` : given;
  return `is "${cut.replace(/[\p{Cc}\p{Bidi_Control}]/gu, "�")}"`;
}
