import { safeNext, staffPaths } from "@/features/staff/paths";
import type { Locale } from "@/i18n/routing";
import type { MissingFactor } from "./missing-factor";

/**
 * Where somebody goes who has just signed in: to what is missing, else to
 * where they wanted to go, else to the desk.
 *
 * @param locale the language of the page that they came from
 * @param desk the one that they chose for the desk
 */
export function wayIn(
  { locale, desk }: { locale: Locale; desk: Locale },
  next: string | undefined,
  missing?: MissingFactor,
): string {
  const wanted = safeNext(next);
  if (missing === "show") return staffPaths.code(locale, wanted);
  if (missing === "set-up") return staffPaths.firstFactor(locale, wanted);
  return wanted ?? staffPaths.home(desk);
}
