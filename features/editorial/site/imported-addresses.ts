import { isOwnAddress, oldAddress } from "@/features/publication/routes/legacy-addresses";
import { standsAt, writeOldAddresses } from "@/features/publication/write/site";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";

/**
 * Has the addresses at which texts stood on an earlier site lead to them, now
 * that readers can have them. Not where a page of this site stands, and not
 * where somebody has had the address lead elsewhere: what is imported is a
 * proposal, what a person wrote is not.
 */
export async function leadOldAddresses(
  tx: Transaction,
  documentId: string,
  locales: readonly Locale[],
): Promise<void> {
  const pages = await tx.importedPage.findMany({
    where: { documentId, locale: { in: [...locales] }, oldAddress: { not: null } },
    select: { locale: true, oldAddress: true },
  });
  if (pages.length === 0) return;
  const places = await tx.publicPath.findMany({ where: { documentId, state: "LIVE" } });
  const rows: { address: string; target: string }[] = [];
  for (const page of pages) {
    const path = places.find(({ locale }) => locale === page.locale)?.path;
    const address = oldAddress(page.oldAddress ?? "");
    if (!path || !address || (await isTaken(tx, address, path))) continue;
    rows.push({ address, target: path });
  }
  await writeOldAddresses(tx, rows);
}

/** Addresses that led to an earlier place of the same text follow it. */
async function isTaken(tx: Transaction, address: string, path: string): Promise<boolean> {
  const [bare = "", query] = address.split("?", 2);
  if (bare === "/" && query === undefined) return true;
  if (bare !== "/" && (isOwnAddress(bare) || (await standsAt(tx, bare)))) return true;
  const known = await tx.oldAddress.findUnique({ where: { address } });
  if (!known || known.target === path) return false;
  const before = await tx.publicPath.findUnique({ where: { path: known.target } });
  return before?.target !== path;
}
