import type { Encoding } from "@/lib/page-store/page";

/** In the order in which they are offered where a client likes them equally. */
const offered: Encoding[] = ["br", "gzip", "identity"];

/**
 * The encoding a client likes best (RFC 9110, 12.5.3). One that accepts
 * none of them is sent the plain bytes all the same, as the standard allows.
 *
 * @param header value of `Accept-Encoding`
 */
export function preferredEncoding(header: string | undefined): Encoding {
  if (header === undefined || header === "") return "identity";
  // What browsers send; no need to weigh anything.
  if (!header.includes(";")) {
    return offered.find((each) => new RegExp(`(^|[ ,])${each}($|[ ,])`).test(header)) ?? "identity";
  }
  const weights = new Map<string, number>();
  for (const part of header.slice(0, 500).toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((each) => each.trim());
    const q = parameters.find((each) => each.startsWith("q="));
    weights.set(name === "x-gzip" ? "gzip" : name, q === undefined ? 1 : Number(q.slice(2)) || 0);
  }
  const weightOf = (encoding: Encoding) =>
    weights.get(encoding) ?? weights.get("*") ?? (encoding === "identity" ? 0.001 : 0);
  const liked = offered
    .map((encoding) => ({ encoding, weight: weightOf(encoding) }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  return liked[0]?.encoding ?? "identity";
}
