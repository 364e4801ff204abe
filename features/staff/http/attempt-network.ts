import { isIPv4, isIPv6 } from "node:net";

/**
 * Whom attempts from an address are counted to: of version 4 the 256 addresses
 * around it, of which one customer often has several; of version 6 a /64,
 * which is the least that a customer is given. A /48 would put thousands of a
 * carrier's customers together, and who has one of their own and moves about
 * in it meets the count over all networks.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (isIPv4(plain)) return plain.split(".").slice(0, 3).join(".");
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
