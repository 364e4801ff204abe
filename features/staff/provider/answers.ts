import { absoluteUrl } from "@/lib/site-url";

/** @param place of this site or, as a whole address, of the provider */
export function toAddress(place: string): Response {
  const location = place.startsWith("/") ? absoluteUrl(place) : place;
  // A code stands in the address that this answers: no other site is to be told it.
  const headers = {
    Location: location,
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
  };
  return new Response(null, { status: 303, headers });
}

/** Where the house has no sign-in of its own. */
export const offProvider = () => Response.json({ ok: false, code: "invalid" }, { status: 400 });
