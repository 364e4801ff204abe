export function fingerprint(
  root: string,
  entries: readonly string[],
  extra?: readonly string[],
): string;
export function isStamped(stamp: string, print: string): boolean;
export function writeStamp(stamp: string, print: string): void;
