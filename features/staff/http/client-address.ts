import { headers } from "next/headers";
import { attemptNetwork } from "./attempt-network";
import { clientAddressHeader } from "./request-headers";

/** Where the request comes from, as far as the site can vouch for it. */
async function clientAddress(): Promise<string> {
  return (await headers()).get(clientAddressHeader) || "unknown";
}

/** The network that it comes from: whom attempts are counted to. */
export async function clientNetwork(): Promise<string> {
  return attemptNetwork(await clientAddress());
}
