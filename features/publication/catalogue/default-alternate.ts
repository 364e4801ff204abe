import { readAddress } from "@/features/publication/routes/addresses";
import { fallbackLocale } from "@/i18n/fallback-locale";
import { type AvailabilityGraph, livePaths } from "./availability";

/**
 * Where a reader of no named language is sent (`x-default`). For the home
 * page it is `/`, which asks the browser. Any other page is sent to the same
 * page in the language of those who ask for none of the site's, or else in the first that has it: `/` would
 * lead such a reader away from what was looked for.
 */
export function defaultAlternate(availability: AvailabilityGraph, path: string): string {
  if (readAddress(path)?.kind === "home") return "/";
  const own = availability[fallbackLocale()];
  if (own.state === "live") return own.path;
  return livePaths(availability)[0]?.[1] ?? path;
}
