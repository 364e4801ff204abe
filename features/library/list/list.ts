import { today } from "@/features/editorial/assignments/data";
import { filtersSchema, type LibraryFilters, picturesOnPage } from "@/features/library/schema";
import { countUses, type UseCount } from "@/features/library/uses/uses";
import { Prisma } from "@/generated/prisma/client";
import { editorialDb } from "@/lib/db/editorial";
import { conditions, isEnding, isShown } from "./conditions";

/** Reads of the library's list: on the owner's connection, for staff only. */

/** So many are counted, and so far one can turn pages. */
const mostCounted = 5000;

export type LibraryRow = Prisma.MediaGetPayload<{ include: { texts: true } }> & { uses: UseCount };

/**
 * A page of the library, what came last first.
 *
 * @returns `total` is of all that were found, `mostCounted` at most; `more`
 *   says that there are still others
 */
export async function libraryPage(
  filters: LibraryFilters,
  page: number,
): Promise<{ rows: LibraryRow[]; total: number; more: boolean }> {
  const db = editorialDb();
  const where = Prisma.join(conditions(filters, await today()), " AND ");
  const [counted] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM (
      SELECT FROM editorial.media WHERE ${where} LIMIT ${mostCounted + 1}) AS counted`;
  const total = Math.min(counted?.total ?? 0, mostCounted);
  // Beyond the last page is the last one: pictures may have been deleted since its address was made.
  const shown = Math.min(page, Math.max(1, Math.ceil(total / picturesOnPage)));
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT media.id FROM editorial.media WHERE ${where}
    ORDER BY media.created_at DESC, media.id
    LIMIT ${picturesOnPage} OFFSET ${(shown - 1) * picturesOnPage}`;
  const rows = await rowsOf(found.map(({ id }) => id));
  return { rows, total, more: (counted?.total ?? 0) > mostCounted };
}

/** Items by the same filters without pages, what came last first; `limit` at most. */
export async function libraryItems(which: Partial<LibraryFilters>, limit: number) {
  const filters = { ...filtersSchema.parse({}), ...which };
  const where = Prisma.join(conditions(filters, await today()), " AND ");
  const found = await editorialDb().$queryRaw<{ id: string }[]>`
    SELECT media.id FROM editorial.media WHERE ${where}
    ORDER BY media.created_at DESC, media.id LIMIT ${limit}`;
  return itemsOf(found.map(({ id }) => id));
}

/** In this order. */
async function itemsOf(ids: readonly string[]) {
  const media = await editorialDb().media.findMany({
    where: { id: { in: [...ids] } },
    include: { texts: true },
  });
  const byId = new Map(media.map((each) => [each.id, each]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

async function rowsOf(ids: readonly string[]): Promise<LibraryRow[]> {
  const items = await itemsOf(ids);
  const hashes = items.map(({ hash }) => hash);
  const counts = await countUses(editorialDb(), hashes);
  return items.map((item) => ({ ...item, uses: counts.get(item.hash) ?? { live: 0, drafts: 0 } }));
}

/** How many that somebody shows are under a licence that has ended or ends soon. */
export async function endingCount(): Promise<number> {
  const [counted] = await editorialDb().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM editorial.media
    WHERE ${isEnding(await today())} AND ${isShown}`;
  return counted?.count ?? 0;
}
