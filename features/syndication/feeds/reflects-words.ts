import { createTranslator } from "next-intl";
import { reflectsSchema } from "@/features/publication/page/reflects";
import { formatInstantDay } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";
import en from "@/messages/en.json" with { type: "json" };
import ru from "@/messages/ru.json" with { type: "json" };
import zh from "@/messages/zh.json" with { type: "json" };

const catalogues: Record<Locale, typeof en> = { zh, en, ru };

/**
 * Which version of its source a translation reflects, in the words of its
 * page. Not by next-intl's own way, which works within Next alone: what feeds
 * depend on is asked outside of it, too.
 *
 * @param json as the publication has it
 * @returns undefined for one that is not behind
 */
export function reflectsWords(locale: Locale, json: unknown): string | undefined {
  const reflects = reflectsSchema.nullable().parse(json);
  if (!reflects) return undefined;
  const t = createTranslator<typeof en, "ReflectsNote">({
    locale,
    messages: catalogues[locale],
    namespace: "ReflectsNote",
  });
  const { locale: source, at } = reflects;
  if (!at) return t("undated", { source });
  return t("dated", { source, day: formatInstantDay(locale, new Date(at)) });
}
