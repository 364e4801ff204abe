/**
 * Whether `next build` is running. It renders routes that have no parameter,
 * with no database at hand; what it makes of them is never served, because
 * the site's page cache does not read what a build wrote.
 */
export const isBuilding = (): boolean => process.env.NEXT_PHASE === "phase-production-build";
