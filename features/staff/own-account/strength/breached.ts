import { createHash } from "node:crypto";
import list from "./breached.json" with { type: "json" };

let kept: Buffer | undefined;

/**
 * Whether a password is on the list of common and stolen ones, which has
 * those that are long enough for this house (ASVS 5.0, 6.2.4 and 6.2.12).
 * The list is in the repository: nothing of a password leaves the machine.
 *
 * @param password in lower case
 */
export function isBreached(password: string): boolean {
  kept ??= Buffer.from(list.hashes, "base64");
  const { hashBytes } = list;
  const wanted = createHash("sha256").update(password).digest().subarray(0, hashBytes);
  let [low, high] = [0, kept.length / hashBytes];
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = kept.subarray(middle * hashBytes, (middle + 1) * hashBytes);
    const order = Buffer.compare(found, wanted);
    if (order === 0) return true;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return false;
}
