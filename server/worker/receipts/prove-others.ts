import { type DueUrl, endProven, noteProven, type OpenUrl, openUrls } from "./rows";
import { judge } from "./shows-everywhere";
import type { Sightings } from "./whole-site";

/** An address that shows what a receipt waits for, and how that was seen. */
export type Shown = { url: DueUrl; sightings: Sightings };

/**
 * Ticks off in all other open receipts what these answers prove of them: a
 * page that shows one change shows those before it. Else each publish would be
 * looked for by itself, and where they come faster than their pages are made
 * and fetched, ever more of them would wait.
 *
 * @param receiptId the one that was looked at
 */
export async function proveOthers(receiptId: string, shown: readonly Shown[]): Promise<void> {
  const open = await openUrls(
    receiptId,
    shown.map(({ url }) => url.path),
  );
  const byPath = new Map<string, OpenUrl[]>();
  for (const each of open) byPath.set(each.path, [...(byPath.get(each.path) ?? []), each]);
  const proven = shown.flatMap((each) => provenOf(each, byPath.get(each.url.path) ?? []));
  if (proven.length === 0) return;
  await noteProven(proven);
  await endProven([...new Set(proven.map((each) => each.receiptId))]);
}

/** @param rows of one address, the newest change first: what it made right is right for those before it, too */
function provenOf({ url, sightings }: Shown, rows: readonly OpenUrl[]) {
  const statuses = new Set<number>();
  return rows.flatMap((row) => {
    if (url.xid > row.xid) for (const status of url.statuses) statuses.add(status);
    statuses.add(row.expectedStatus);
    const { status, behind } = judge(sightings, { xid: row.xid, statuses });
    return behind.length === 0 ? [{ ...row, status }] : [];
  });
}
