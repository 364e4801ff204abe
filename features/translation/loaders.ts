import { notFound } from "next/navigation";
import { Refusal } from "@/features/audit/errors";
import { openAssignments } from "@/features/editorial/assignments/data";
import { storyTitles } from "@/features/editorial/data";
import type { Locale } from "@/i18n/routing";
import { behindTexts, translationView } from "./data";

/** A text beside its source; an unknown story is not found. */
export async function loadTranslation(documentId: string, locale: Locale, from?: Locale) {
  try {
    return await translationView(documentId, locale, from);
  } catch (error) {
    if (error instanceof Refusal) notFound();
    throw error;
  }
}

/** So many are shown: whoever has more behind begins with the oldest. */
const mostShown = 100;

/** What is behind its source, with who is to write or translate it, the oldest first. */
export async function loadBehind(desk: Locale, language: Locale | undefined) {
  const found = await behindTexts(language, mostShown + 1);
  const ids = found.map(({ documentId }) => documentId);
  const [titles, assigned] = await Promise.all([storyTitles(ids, desk), openAssignments(ids)]);
  const rows = found.slice(0, mostShown).flatMap((text) => {
    const shown = titles.get(text.documentId);
    if (!shown || !text.behindSince) return [];
    const { documentId, behind, units: of, behindSince: since } = text;
    const locale = text.locale as Locale;
    const who = assigned.filter(
      (each) => each.documentId === documentId && each.locale === locale && each.task !== "REVIEW",
    );
    return [{ documentId, locale, behind, of, since, shown, who: who.map(({ name }) => name) }];
  });
  return { rows, more: found.length > mostShown };
}
