import { isIPv6 } from "node:net";

/**
 * Whom requests from an address are counted to: of version 6 everybody has a
 * whole network of addresses (/64) and could use a new one for each. An IPv4
 * address stands for itself, however it is written.
 *
 * @returns the first four groups of an IPv6 address: `2001:db8:1:2`
 */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!isIPv6(plain)) return plain;
  const [head = "", tail] = plain.split("%")[0]?.split("::") ?? [];
  const before = head.split(":").filter(Boolean);
  const after = (tail ?? "").split(":").filter(Boolean);
  const gap = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array<string>(gap).fill("0"), ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
