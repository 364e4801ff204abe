import type { Encoding } from "@/lib/page-store/page";

/** In the order in which they are offered where a client likes them equally. */
const offered: Encoding[] = ["br", "gzip", "identity"];

/** Browsers send one of a handful of values: each is weighed once. */
const known = new Map<string, Encoding>();
const mostKnown = 200;

/**
 * The encoding a client likes best (RFC 9110, 12.5.3). One that accepts
 * none of them is sent the plain bytes all the same, as the standard allows.
 *
 * @param header value of `Accept-Encoding`
 */
export function preferredEncoding(header: string | undefined): Encoding {
  if (header === undefined || header === "") return "identity";
  const before = known.get(header);
  if (before) return before;
  const encoding = weigh(header);
  // Anyone can make values up.
  if (known.size >= mostKnown) known.clear();
  if (header.length <= 100) known.set(header, encoding);
  return encoding;
}

function weigh(header: string): Encoding {
  const weights = new Map<string, number>();
  for (const part of header.slice(0, 500).toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((each) => each.trim());
    const q = parameters.find((each) => each.startsWith("q="));
    weights.set(name === "x-gzip" ? "gzip" : name, q === undefined ? 1 : weightOf(q.slice(2)));
  }
  const liking = (encoding: Encoding) =>
    weights.get(encoding) ?? weights.get("*") ?? (encoding === "identity" ? 0.0001 : 0);
  const liked = offered
    .map((encoding) => ({ encoding, weight: liking(encoding) }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  return liked[0]?.encoding ?? "identity";
}

/** A weight that is none says nothing in favour. */
const weightOf = (text: string) =>
  /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(text) ? Number(text) : 0;
