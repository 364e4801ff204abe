import { createTranslator } from "next-intl";
import type { Locale } from "@/i18n/routing";
import en from "@/messages/en.json" with { type: "json" };
import ru from "@/messages/ru.json" with { type: "json" };
import zh from "@/messages/zh.json" with { type: "json" };
import type { NoteWords } from "./notes";

const catalogues: Record<Locale, typeof en> = { zh, en, ru };

/** In the language that is translated into: that is whose reader a translator is sure to be. */
export function noteWords(locale: Locale): NoteWords {
  const t = createTranslator<typeof en, "XliffNotes">({
    locale,
    messages: catalogues[locale],
    namespace: "XliffNotes",
  });
  return {
    story: (title) => t("story", { title }),
    desk: (address) => t("desk", { address }),
    kind: (kind) => t(`kind.${kind}`),
    under: (heading) => t("under", { heading }),
    link: (id, target) => t("link", { id, target }),
    language: (id, tag) => t("language", { id, tag }),
    term: (term, agreed, note) => t(note ? "termWithNote" : "term", { term, agreed, note }),
    former: (words) => t("former", { words }),
  };
}
