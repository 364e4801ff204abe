const mostInOneBytes = 256 * 1024;

/**
 * Parts that are written one after the other, in one piece where they are
 * little: each part is a call of its own, by way of another thread or the
 * system. What is much would lie in memory twice.
 *
 * @returns undefined where it is much
 */
export function inOne(parts: readonly Uint8Array[]): Buffer | undefined {
  const bytes = lengthOf(parts);
  return bytes > mostInOneBytes ? undefined : Buffer.concat(parts, bytes);
}

/** In bytes. */
export const lengthOf = (parts: readonly Uint8Array[]): number =>
  parts.reduce((sum, { length }) => sum + length, 0);
