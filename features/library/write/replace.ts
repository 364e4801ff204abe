import type { Actor, Person } from "@/features/audit/actors/actors";
import { personOf } from "@/features/audit/actors/actors";
import { type Reason, Refusal, reasonsOf, refuseIf } from "@/features/audit/errors";
import { record } from "@/features/audit/log/audit-log";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { changeDocument } from "@/features/editorial/drafts/documents";
import {
  lockDocument,
  type OpenDocument,
  openTexts,
  type Text,
} from "@/features/editorial/drafts/texts";
import { noWords } from "@/features/editorial/pictures/picture-words";
import { proposedWords } from "@/features/editorial/pictures/revision-words";
import { reasonsAgainstLibraryAct } from "@/features/library/policy";
import { type Pair, replacedContent } from "@/features/library/replacing/replaced-content";
import type { Replace } from "@/features/library/schema";
import { shownPictures } from "@/features/publication/body/figures";
import { isLocale, type Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { reasonsAgainstDraft, saveDraft } from "./draft-texts";
import { byStory, type StoryOutcome } from "./several";

/**
 * Makes drafts in which one picture stands for another: of each story all
 * languages that show it, or none. A picture that leads a story does so in all
 * its languages at once. Nothing public changes by it.
 *
 * @param texts as they were shown; of a story that is named every language
 *   that shows the picture must be
 * @returns what has become of each story
 * @throws Refusal `role-forbids`, `picture-unknown`, `picture-replaced-by-itself`
 */
export async function replaceInDrafts(
  actor: Actor,
  { texts, words, ...pair }: Replace,
): Promise<StoryOutcome[]> {
  await inTransaction((tx) => checked(tx, actor, pair));
  const outcomes: StoryOutcome[] = [];
  for (const [documentId, own] of byStory(texts)) {
    const shown = new Map(own.map(({ locale, version }) => [locale, version]));
    const replace = () =>
      inTransaction(async (tx) => {
        const person = await checked(tx, actor, pair);
        await replaceInStory(tx, person, documentId, { pair, words, shown });
      });
    outcomes.push({ documentId, reasons: await reasonsOf(replace) });
  }
  return outcomes;
}

async function checked(tx: Transaction, actor: Actor, pair: Pair): Promise<Person> {
  const person = await personOf(tx, actor);
  const reasons: Reason[] = reasonsAgainstLibraryAct("replace", person);
  if (pair.old === pair.new) reasons.push({ code: "picture-replaced-by-itself" });
  const known = await tx.media.findMany({
    where: { hash: { in: [pair.old, pair.new] }, kind: "PICTURE" },
    select: { hash: true },
  });
  for (const hash of [pair.old, pair.new]) {
    if (!known.some((each) => each.hash === hash)) {
      reasons.push({ code: "picture-unknown", detail: hash });
    }
  }
  refuseIf(reasons);
  return person;
}

type InStory = { pair: Pair; words: Replace["words"]; shown: Map<Locale, number> };

async function replaceInStory(
  tx: Transaction,
  person: Person,
  documentId: string,
  { pair, words, shown }: InStory,
): Promise<void> {
  const document = await lockDocument(tx, documentId);
  const isLead = document.leadMedia?.hash === pair.old;
  const concerned = (await writtenTexts(tx, document)).filter((text) =>
    shows(text, document, pair),
  );
  // It was replaced, or taken out, since it was shown here.
  if (concerned.length === 0) throw new Refusal([{ code: "stale" }]);
  const reasons: Reason[] = [];
  for (const text of concerned) {
    reasons.push(...(await reasonsAgainstDraft(tx, text, shown.get(text.locale))));
  }
  refuseIf(reasons);
  if (isLead) {
    await changeDocument(tx, person, documentId, { version: document.version, lead: pair.new });
  }
  for (const text of concerned) {
    const proposed = await proposedWords(tx, [pair.new], text.locale);
    const content = contentOf(text.head);
    const now = replacedContent(content, pair, proposed[pair.new] ?? noWords, words);
    await saveDraft(tx, person, text, now, [pair.new]);
  }
  await record(tx, person, {
    verb: "replace-picture",
    documentId,
    hash: pair.old,
    detail: { picture: pair.old, with: pair.new },
  });
}

async function writtenTexts(tx: Transaction, document: OpenDocument): Promise<Text[]> {
  const begun = await tx.translation.findMany({
    where: { documentId: document.id, headRevisionId: { not: null } },
    select: { locale: true },
  });
  const locales = begun.map(({ locale }) => locale).filter(isLocale);
  if (locales.length === 0) return [];
  return (await openTexts(tx, document, locales)).filter(({ head }) => head && !head.erasedAt);
}

const shows = ({ head }: Text, { leadMedia }: OpenDocument, { old }: Pair): boolean =>
  shownPictures(contentOf(head).body, leadMedia?.hash).includes(old);
