import type { GateTerm } from "@/features/facts/names/terms";

/**
 * The site's glossary for a command that may run without one: the terms that
 * a new site begins with.
 */
export async function houseTerms(): Promise<readonly GateTerm[]> {
  return (await import("@/prisma/seed/content/terms")).terms;
}
