import type { Actor } from "@/features/audit/actors/actors";
import { personOf } from "@/features/audit/actors/actors";
import { type Reason, Refusal } from "@/features/audit/errors";
import { record } from "@/features/audit/log/audit-log";
import { reasonsAgainstSiteAct } from "@/features/editorial/policy";
import { isOwnAddress, oldAddress } from "@/features/publication/routes/legacy-addresses";
import { standsAt, writeOldAddresses } from "@/features/publication/write/site";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";

type AddressCode = "address-invalid" | "address-repeated" | "address-live" | "target-unknown";

/**
 * Takes in addresses of an earlier site, query strings included, all or
 * none. One that is known already is given its new target.
 *
 * @param rows `from` an absolute address or a path of the earlier site, `to`
 *   the path of something that is public here; reasons name the row by
 *   its number, counted from 1
 * @throws Refusal `address-invalid`, `address-repeated`, `address-live` (it is
 *   a page of this site; what has a query string but the path of such a page
 *   is that page, because pages are handed out without a look at it),
 *   `target-unknown`
 */
export async function importRedirects(
  actor: Actor,
  rows: readonly { from: string; to: string }[],
): Promise<{ imported: number }> {
  return inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    const reasons: Reason[] = reasonsAgainstSiteAct("import-redirects", person);
    const found = new Map<string, string>();
    for (const [index, { from, to }] of rows.entries()) {
      const against = (code: AddressCode, text: string) =>
        reasons.push({ code, detail: { row: index + 1, text } });
      const address = oldAddress(from);
      const target = to.trim();
      if (!address) against("address-invalid", from);
      else if (found.has(address)) against("address-repeated", from);
      else if (await isTaken(tx, address)) against("address-live", from);
      else found.set(address, target);
      if (!(await standsAt(tx, target))) against("target-unknown", to);
    }
    if (reasons.length > 0) throw new Refusal(reasons);
    await writeOldAddresses(
      tx,
      [...found].map(([address, target]) => ({ address, target })),
    );
    await record(tx, person, { verb: "import-redirects", detail: { count: found.size } });
    return { imported: found.size };
  });
}

async function isTaken(tx: Transaction, address: string): Promise<boolean> {
  const [path = "", query] = address.split("?", 2);
  // `/?id=1` is the one page of earlier sites that had no path at all.
  if (path === "/") return query === undefined;
  return isOwnAddress(path) || standsAt(tx, path);
}
