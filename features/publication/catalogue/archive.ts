/**
 * Archive pages are numbered from the oldest story, so that a full page
 * never changes when a story is added. The head of a list shows what does
 * not fill a page yet together with the newest full page; only pages older
 * than that are numbered. Nothing stands in two places.
 *
 *     27 stories, 12 a page:  page 1 = 1…12 (oldest)   head = 13…27
 */

export const storiesPerPage = 12;

/** How many stories follow the lead of the home page, tiles among them, before the reader is sent to the news. */
export const latestStories = 6;
/** How many stories a section shows on the home page. */
export const stripLength = 3;
/**
 * How many of the newest of a section its strip is taken from: enough when
 * all that stands above it is of that section, too.
 */
export const stripPool = 1 + latestStories + stripLength;

/** @returns how many numbered pages a list of `total` stories has */
export function archivePageCount(total: number, perPage = storiesPerPage): number {
  return Math.max(0, Math.floor(total / perPage) - 1);
}

export type Slice = { skip: number; take: number };

/** Stories of a numbered page, counted from the oldest. */
export function archiveSlice(page: number, perPage = storiesPerPage): Slice {
  return { skip: (page - 1) * perPage, take: perPage };
}

/** How many of the newest stories the head of a list shows. */
export function headSize(total: number, perPage = storiesPerPage): number {
  return total - archivePageCount(total, perPage) * perPage;
}

/**
 * Numbered pages that change when a story comes or goes.
 *
 * @param others stories of the list without it
 * @param older how many of them stand before it, counted from the oldest
 */
export function changedArchivePages(
  others: number,
  older: number,
  perPage = storiesPerPage,
): number[] {
  const without = archivePageCount(others, perPage);
  const withIt = archivePageCount(others + 1, perPage);
  const first = Math.floor(older / perPage) + 1;
  const from = without === withIt ? first : Math.min(first, Math.max(1, without));
  return Array.from({ length: Math.max(0, withIt - from + 1) }, (_, index) => from + index);
}
