import Negotiator from "negotiator";

const weight = /(?:^|;)\s*q=(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*(?:;|$)/i;

/**
 * Reads one of the headers by which a client says what it would like (RFC
 * 9110, 12.5). Negotiator takes `q=7` and `q=Infinity` for the greatest
 * liking and an empty `q=` for a 1, so what is no weight is replaced first.
 *
 * @param header anybody can send anything: no more than its beginning is read
 * @param malformed what stands in for parameters without a weight that is one
 */
export function negotiate(
  name: "accept-language" | "accept-encoding",
  header: string,
  malformed: "" | ";q=0",
): Negotiator {
  const value = header
    .slice(0, 500)
    .replace(/;[^,]*/g, (parameters) => (weight.test(parameters) ? parameters : malformed));
  return new Negotiator({ headers: { [name]: value } });
}
