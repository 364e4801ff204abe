import { pagesSitemap, sitemapIndex } from "@/features/publication/routes/paths";
import { type Resolution, resolvePath } from "@/features/publication/routes/resolve-path";
import { withQueryTimeout } from "@/lib/page-store/query-timeout";

/** Routes that stand at the top level beside the languages. */
export const topLevelRoutes = new Set(["/robots.txt", "/llms.txt", sitemapIndex, pagesSitemap]);

/**
 * What an address is.
 *
 * @throws while the database is away
 */
export async function resolveAddress(path: string): Promise<Resolution> {
  if (topLevelRoutes.has(path)) return { kind: "page" };
  return withQueryTimeout(() => resolvePath(path));
}
