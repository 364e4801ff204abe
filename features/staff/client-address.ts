import { headers } from "next/headers";

/** Set by the site's server for each request; what a client sends under this name is dropped there. */
export const clientAddressHeader = "x-newsroom-client";

/** Where the request comes from, as far as the site can vouch for it. */
export async function clientAddress(): Promise<string> {
  return (await headers()).get(clientAddressHeader) ?? "unknown";
}
