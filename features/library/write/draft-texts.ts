import type { Person } from "@/features/audit/actors/actors";
import { type Reason, Refusal } from "@/features/audit/errors";
import { saveWithin } from "@/features/editorial/drafts/save-revision";
import { type Text, unmendedCopy } from "@/features/editorial/drafts/texts";
import type { Content } from "@/features/editorial/schema";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";

/**
 * Why nobody who is not writing it may make a draft of a text: it has gone on
 * since it was shown, it waits for its time, or something was typed that could
 * not be saved yet, which a new revision would lay over.
 *
 * @param version as it was shown; undefined where it was not
 */
export async function reasonsAgainstDraft(
  tx: Transaction,
  text: Text,
  version: number | undefined,
): Promise<Reason[]> {
  const { locale, translation, states } = text;
  const reasons: Reason[] = [];
  if (translation.version !== version) {
    reasons.push({ code: "stale", locale, detail: translation.version });
  }
  if (states.editorial === "SCHEDULED") reasons.push({ code: "scheduled", locale });
  const unmended = await unmendedCopy(tx, text);
  if (unmended !== undefined) reasons.push({ code: "save-refused", locale, detail: unmended });
  return reasons;
}

/**
 * Saves a draft by the way of every save, and leaves what the library proposes
 * as it was: a save proposes all that it says of its pictures, and a text that
 * has taken over one word would propose its other words in place of the library's.
 *
 * @param hashes of the pictures that it is about
 * @throws Refusal `body-invalid` where the text as it stands cannot be kept
 */
export async function saveDraft(
  tx: Transaction,
  person: Person,
  { translation, locale }: Text,
  content: Content,
  hashes: readonly string[],
): Promise<void> {
  const { documentId, version: basedOn } = translation;
  const proposed = await proposalsOf(tx, hashes, locale);
  const saved = await saveWithin(tx, person, { documentId, locale, basedOn, content });
  if (saved.outcome !== "saved") throw new Refusal([{ code: "body-invalid", locale }]);
  for (const { mediaId, locale: of, alt, caption, credit } of proposed) {
    await tx.mediaText.update({
      where: { mediaId_locale: { mediaId, locale: of } },
      data: { alt, caption, credit },
    });
  }
}

/** Those in which something is said: a row without words is no proposal. */
async function proposalsOf(tx: Transaction, hashes: readonly string[], locale: Locale) {
  const rows = await tx.mediaText.findMany({
    where: { locale, media: { hash: { in: [...hashes] } } },
    orderBy: { mediaId: "asc" },
  });
  return rows.filter(({ alt, caption, credit }) => alt || caption || credit);
}
