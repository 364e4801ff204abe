import type { Actor } from "@/features/audit/actors/actors";
import { personOf } from "@/features/audit/actors/actors";
import { reasonsOf, refuseIf } from "@/features/audit/errors";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { lockDocument, openTexts } from "@/features/editorial/drafts/texts";
import type { WordsByHash } from "@/features/editorial/pictures/picture-words";
import { proposedWords } from "@/features/editorial/pictures/revision-words";
import { reasonsAgainstLibraryAct } from "@/features/library/policy";
import type { Offered } from "@/features/library/schema";
import type { ProposedField } from "@/features/library/words/fields";
import type { Locale } from "@/i18n/routing";
import { inTransaction } from "@/lib/db/transaction";
import { isBlank } from "@/lib/text/seen";
import { reasonsAgainstDraft, saveDraft } from "./draft-texts";
import type { StoryOutcome } from "./several";

/**
 * Makes drafts of texts in which the words of the library for their pictures
 * take the place of the texts' own: each text by itself, since what keeps one
 * back is nothing to the others. Approvals go the usual way; nothing public changes.
 *
 * @param offered the fields whose words are taken, and the texts as they were shown
 * @returns what has become of each text
 */
export async function draftOffered(
  actor: Actor,
  { fields, texts }: Offered,
): Promise<(StoryOutcome & { locale: Locale })[]> {
  const outcomes = [];
  for (const { documentId, locale, version, hashes } of texts) {
    const draft = () => draftOne(actor, { documentId, locale, version, hashes }, fields);
    outcomes.push({ documentId, locale, reasons: await reasonsOf(draft) });
  }
  return outcomes;
}

function draftOne(
  actor: Actor,
  { documentId, locale, version, hashes }: Offered["texts"][number],
  fields: readonly ProposedField[],
): Promise<void> {
  return inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    refuseIf(reasonsAgainstLibraryAct("offer-drafts", person));
    const document = await lockDocument(tx, documentId);
    const [text] = await openTexts(tx, document, [locale]);
    if (!text) throw new Error("openTexts gives a text for each language or throws");
    refuseIf(await reasonsAgainstDraft(tx, text, version));
    const content = contentOf(text.head);
    const proposed = await proposedWords(tx, hashes, locale);
    const pictures = taken(content.pictures ?? {}, proposed, hashes, fields);
    await saveDraft(tx, person, text, { ...content, pictures }, hashes);
  });
}

/** What a text says with the library's words in these fields; an empty one takes nothing away. */
function taken(
  own: WordsByHash,
  proposed: WordsByHash,
  hashes: readonly string[],
  fields: readonly ProposedField[],
): WordsByHash {
  const now = { ...own };
  for (const hash of hashes) {
    const [words, offered] = [own[hash], proposed[hash]];
    if (!words || !offered) continue;
    const changed = fields.filter((field) => !isBlank(offered[field]));
    now[hash] = { ...words, ...Object.fromEntries(changed.map((each) => [each, offered[each]])) };
  }
  return now;
}
