import type { SearchRequest } from "@/features/search/schema";

/**
 * The address of a search; what is as it is anyway is left out of it.
 *
 * @param base the address of the search page of a language
 */
export function searchAddress(
  base: string,
  { q, section, year, page }: Partial<SearchRequest>,
): string {
  const query = new URLSearchParams();
  if (q) query.set("q", q);
  if (section) query.set("section", section);
  if (year) query.set("year", String(year));
  if (page && page > 1) query.set("page", String(page));
  const text = query.toString();
  return text ? `${base}?${text}` : base;
}
