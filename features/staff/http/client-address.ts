import { isIPv6 } from "node:net";
import { headers } from "next/headers";
import { clientAddressHeader } from "./request-headers";

/** Where the request comes from, as far as the site can vouch for it. */
export async function clientAddress(): Promise<string> {
  return (await headers()).get(clientAddressHeader) || "unknown";
}

/**
 * Whom attempts from an address are counted to: of version 6 everybody has a
 * whole network of addresses and could use a new one for each.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!isIPv6(plain)) return plain;
  const [head = "", tail] = plain.split("%")[0]?.split("::") ?? [];
  const before = head.split(":").filter(Boolean);
  const after = (tail ?? "").split(":").filter(Boolean);
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array<string>(zeros).fill("0"), ...after]
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(":");
}
