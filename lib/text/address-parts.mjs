// What an address may be made of. Plain JavaScript, because settings are judged by it before anything is
// installed (lib/settings), and links of texts by the same (link-address.ts).

/** Spaces, control characters, backslashes, halves of pairs, what is not seen. */
export const unfit =
  /[\s\\\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Noncharacter_Code_Point}]/u;

/** What is wrong with an address that begins with http:// or https://. */
export function webFault(href) {
  const authority = /^https?:\/\/([^/?#]*)/.exec(href)?.[1] ?? "";
  if (authority.includes("@")) return "login";
  if (authority === "" || authority.startsWith(":")) return "host";
  if (!URL.canParse(href)) return "address";
  return isHost(new URL(href).hostname) ? undefined : "host";
}

/** Labels with something in them; an address of version 6 stands in brackets. */
const isHost = (hostname) =>
  /^\[[0-9a-f:.]+\]$/.test(hostname) ||
  hostname
    .replace(/\.$/, "")
    .split(".")
    .every((label) => /^[^-.](?:[^.]*[^-.])?$/.test(label));

/** What may stand before `@`: dots only between others, as RFC 5321 has it, and letters of every language (RFC 6531). */
const mailbox =
  /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;

export function isMailAddress(encoded) {
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

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
