import { trimmed } from "@/lib/text/input";
import { linkFault } from "@/lib/text/link-address";

/**
 * What somebody types as an address: `example.com` and `a@b.c` are completed,
 * and nothing else of it is spelled anew. `URL` would change its escapes.
 *
 * @returns undefined for what is no address
 */
export function typedAddress(text: string): string | undefined {
  const address = completed(text);
  return address !== undefined && linkFault(address) === undefined ? address : undefined;
}

function completed(text: string): string | undefined {
  const given = trimmed(text);
  if (!given || /\s/u.test(given)) return undefined;
  if (given.startsWith("/")) return given.startsWith("//") ? undefined : given;
  if (/^[^\s@:/]+@[^\s@]+\.[^\s@]+$/.test(given)) return `mailto:${given}`;
  const scheme = /^(?:https?:\/\/|mailto:)/i.exec(given)?.[0];
  const whole = scheme ? scheme.toLowerCase() + given.slice(scheme.length) : `https://${given}`;
  if (!URL.canParse(whole)) return undefined;
  const { protocol, hostname } = new URL(whole);
  if (protocol === "mailto:") return whole;
  return /^https?:$/.test(protocol) && hostname.includes(".") ? whole : undefined;
}
