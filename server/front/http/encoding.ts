import { LRUCache } from "lru-cache";
import type { Encoding } from "@/lib/page-store/page";
import { negotiate } from "./negotiate";

const offered = ["br", "gzip", "x-gzip", "identity"];
/** The order among those that a client likes equally. */
const preferred = ["br", "gzip", "x-gzip"];

/** Browsers send one of a handful of values: each is weighed once. Anyone can make values up. */
const known = new LRUCache<string, Encoding>({ max: 200 });

/**
 * The encoding a client likes best (RFC 9110, 12.5.3). One that accepts
 * none of them is sent the plain bytes all the same, as the standard allows.
 *
 * @param header value of `Accept-Encoding`
 */
export function preferredEncoding(header: string | undefined): Encoding {
  if (!header) return "identity";
  const before = known.get(header);
  if (before) return before;
  const [best = "identity"] = negotiate("accept-encoding", header, ";q=0").encodings(offered, {
    preferred,
  });
  const encoding = best === "x-gzip" ? "gzip" : (best as Encoding);
  if (header.length <= 100) known.set(header, encoding);
  return encoding;
}
