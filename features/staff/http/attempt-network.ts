import { isIPv4 } from "node:net";
import { networkOf } from "@/lib/network-of";

/**
 * Whom attempts from an address are counted to: of version 4 the 256 addresses
 * around it, of which one customer often has several; of version 6 a /64,
 * which is the least that a customer is given. A /48 would put thousands of a
 * carrier's customers together, and who has one of their own and moves about
 * in it meets the count over all networks.
 */
export function attemptNetwork(address: string): string {
  const network = networkOf(address);
  return isIPv4(network) ? network.split(".").slice(0, 3).join(".") : network;
}
