import { createTranslator } from "next-intl";
import en from "@/messages/en.json" with { type: "json" };
import ru from "@/messages/ru.json" with { type: "json" };
import zh from "@/messages/zh.json" with { type: "json" };
import { type Locale, newsroomTimeZone } from "./routing";

const catalogues: Record<Locale, typeof en> = { zh, en, ru };

/**
 * Words for whoever is not at a page of Next: letters, feeds, files, alarms.
 * next-intl's own `getTranslations` works within Next alone.
 */
export const wordsOf = <Namespace extends keyof typeof en>(locale: Locale, namespace: Namespace) =>
  createTranslator<typeof en, Namespace>({
    locale,
    messages: catalogues[locale],
    namespace,
    timeZone: newsroomTimeZone,
  });
