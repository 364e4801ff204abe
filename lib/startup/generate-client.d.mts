import type { Life } from "./life.mjs";

/**
 * Generates the database client when the schema (or Prisma itself) is another than it was made from.
 *
 * @returns the words for the progress line, and whether the client is another than when this began
 * @throws OperatorError where it cannot be generated
 */
export function generateClient(from: {
  root: string;
  life: Life;
  say: (line: string) => void;
}): Promise<{ said: string; isNew: boolean }>;
