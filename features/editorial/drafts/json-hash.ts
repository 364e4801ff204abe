import { createHash } from "node:crypto";

/**
 * SHA-256 of a value's JSON with the keys of every object sorted, in hex:
 * the same content has the same hash, however it was put together. (Sorting
 * by UTF-16 code units as in RFC 8785, section 3.2.3; numbers here are small
 * integers, so its other rules make no difference.)
 */
export function jsonHash(value: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(sorted(value)))
    .digest("hex");
}

/** Of what a text says. Where its headline breaks is how it is set. */
export function hashOfText({ headlineBreaks: _, ...said }: { headlineBreaks?: unknown }): string {
  return jsonHash(said);
}

function sorted(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sorted(each)]),
  );
}
