import { isIP } from "node:net";

/**
 * An address as people write it: version 4 also where it came in the dress of
 * version 6, version 6 as short as it can be.
 *
 * @returns null for what is no address of anybody: none, or nothing but zeros
 */
export function plainAddress(given: string | null | undefined): string | null {
  const address = (given ?? "").trim().replace(/%.*$/, "");
  const four = /^(?:0{0,4}:){2,6}ffff:(\d+\.\d+\.\d+\.\d+)$|^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(
    address,
  );
  const plain = four?.[1] ?? four?.[2] ?? address;
  const kind = isIP(plain);
  if (kind === 0) return null;
  const short = kind === 6 ? new URL(`http://[${plain}]`).hostname.slice(1, -1) : plain;
  return short === "::" || short === "0.0.0.0" ? null : short;
}

/** Whether it is the machine that the site runs on. */
export const isOwnMachine = (address: string) => address === "::1" || address.startsWith("127.");
