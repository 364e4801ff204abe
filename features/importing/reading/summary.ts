import type { Locale } from "@/i18n/routing";

/** Characters that a card or a search result shows. */
const limits: Record<"han" | "other", number> = { han: 110, other: 240 };

/**
 * The first sentences of a text, as many as a card shows; of a first sentence
 * that is too long, its beginning.
 */
export function proposeSummary(paragraph: string, locale: Locale): string {
  const limit = locale === "zh" ? limits.han : limits.other;
  if ([...paragraph].length <= limit) return paragraph;
  let summary = "";
  for (const { segment } of new Intl.Segmenter(locale, { granularity: "sentence" }).segment(
    paragraph,
  )) {
    if ([...summary, ...segment].length > limit) break;
    summary += segment;
  }
  if (summary.trim() !== "") return summary.trim();
  const cut = [...paragraph].slice(0, limit - 1).join("");
  const words = locale === "zh" ? cut : cut.replace(/\s+\S*$/u, "");
  return `${words.replace(/[\s,，;；:：、–—-]+$/u, "")}…`;
}
