import type { Locale } from "@/i18n/routing";
import { wordsOf } from "@/i18n/words-of";
import type { NoteWords } from "./notes";

/** In the language that is translated into: that is whose reader a translator is sure to be. */
export function noteWords(locale: Locale): NoteWords {
  const t = wordsOf(locale, "XliffNotes");
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
