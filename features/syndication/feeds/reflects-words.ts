import { reflectsSchema } from "@/features/publication/page/reflects";
import { formatInstantDay } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";
import { wordsOf } from "@/i18n/words-of";

/**
 * Which version of its source a translation reflects, in the words of its
 * page: what feeds depend on is asked outside of Next, too.
 *
 * @param json as the publication has it
 * @returns undefined for one that is not behind
 */
export function reflectsWords(locale: Locale, json: unknown): string | undefined {
  const reflects = reflectsSchema.nullable().parse(json);
  if (!reflects) return undefined;
  const t = wordsOf(locale, "ReflectsNote");
  const { locale: source, at } = reflects;
  if (!at) return t("undated", { source });
  return t("dated", { source, day: formatInstantDay(locale, new Date(at)) });
}
