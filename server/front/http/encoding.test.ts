import fc from "fast-check";
import { expect, test } from "vitest";
import { preferredEncoding } from "./encoding";

test.each([
  [undefined, "identity"],
  ["", "identity"],
  ["gzip, deflate, br, zstd", "br"],
  ["gzip, deflate", "gzip"],
  ["GZIP", "gzip"],
  ["x-gzip", "gzip"],
  ["x-gzip;q=0", "identity"],
  ["gzip;q=0.5, x-gzip;q=0.7, br;q=0.6", "gzip"],
  ["gzip,br", "br"],
  ["gzip\t,\tdeflate", "gzip"],
  ["deflate", "identity"],
  ["*", "br"],
  ["identity", "identity"],
  ["br;q=0.5, gzip;q=0.8", "gzip"],
  ["br;q=0, gzip", "gzip"],
  ["br; q=0.8 , gzip ;q=0.8", "br"],
  ["gzip;q=1.0, identity; q=0.5, *;q=0", "gzip"],
  ["*;q=0.1, gzip;q=0", "br"],
  ["identity;q=1, gzip;q=0.5", "identity"],
  ["identity;q=0", "identity"],
  ["identity;q=0, *", "br"],
  ["*;q=0", "identity"],
  ["gzip;q=0", "identity"],
  ["gzip;q=0.001", "gzip"],
  ["gzip;q=nonsense", "identity"],
  ["gzip;q=", "identity"],
  ["gzip;q=-1", "identity"],
  ["gzip;q=7", "identity"],
  ["gzip;q=Infinity, br;q=0.1", "br"],
  ["br;Q=0, gzip;Q=1", "gzip"],
  ["brotli, gzipped", "identity"],
  [",,;;q=1,=", "identity"],
] as const)("%s: %s", (header, encoding) => {
  expect(preferredEncoding(header)).toBe(encoding);
  // Once more: it is remembered.
  expect(preferredEncoding(header)).toBe(encoding);
});

test("anything at all gets an encoding that exists, and the same one each time", () => {
  const part = fc.tuple(fc.constantFrom("br", "gzip", "identity", "*", "x"), fc.string());
  const headers = fc.oneof(
    fc.string(),
    fc.array(part).map((parts) => parts.map((each) => each.join(";q=")).join(",")),
  );
  fc.assert(
    fc.property(headers, (header) => {
      const encoding = preferredEncoding(header);
      expect(["br", "gzip", "identity"]).toContain(encoding);
      expect(preferredEncoding(header)).toBe(encoding);
    }),
    { numRuns: 1_000 },
  );
});

test("what a client refuses by name is not sent while another is accepted", () => {
  const q = fc.constantFrom(0, 0.001, 0.3, 1);
  fc.assert(
    fc.property(q, q, q, (br, gzip, identity) => {
      const weights = { br, gzip, identity };
      const header = `br;q=${br}, gzip;q=${gzip}, identity;q=${identity}`;
      const best = Math.max(br, gzip, identity);
      if (best > 0) expect(weights[preferredEncoding(header)]).toBe(best);
    }),
  );
});
