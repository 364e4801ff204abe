/** The last lines of a tool's output, without the empty ones: enough to see what went wrong. */
export function lastLines(text: string, count = 12): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line.length > 0)
    .slice(-count);
}

/** The `code` of a Node or PostgreSQL error (`ENOENT`, `42501`), if it has one. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** Of a file that need not be there; for `catch`. @throws any other error */
export function noneIsFine(error: unknown): undefined {
  if (errorCode(error) !== "ENOENT") throw error;
}

export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
