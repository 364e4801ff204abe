import { publishedOldAddress } from "@/features/publication/data";
import { oldAddress } from "@/features/publication/routes/legacy-addresses";
import { withQueryTimeout } from "@/lib/page-store/query-timeout";

/**
 * Where an address of an earlier site leads now.
 *
 * @param url as the request's line has it, query string included
 * @throws when the database cannot be reached
 */
export async function movedFrom(url: string): Promise<string | undefined> {
  const address = oldAddress(url);
  return address && (await withQueryTimeout(() => publishedOldAddress(address)));
}

/** As `movedFrom`, where there is another answer that needs no database. */
export function movedIfKnown(url: string): Promise<string | undefined> {
  return movedFrom(url).catch(() => undefined);
}
