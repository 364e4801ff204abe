import { keepable } from "@/lib/text/input";

/**
 * The one value of a query's parameter; one that comes twice counts as not
 * there. Without what no field keeps: `?actor=%00` was a failure of the page.
 */
export function one(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? keepable(value) : undefined;
}

/** A page's number, from 1 on; nonsense is the first. */
export function pageNumber(value: string | string[] | undefined): number {
  const number = Number(one(value));
  return Number.isSafeInteger(number) && number > 1 ? Math.min(number, 100_000) : 1;
}

/** An address with a query of what is set. */
export function addressWith(path: string, query: Record<string, string | undefined>): string {
  const set = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const text = new URLSearchParams(set).toString();
  return text ? `${path}?${text}` : path;
}
