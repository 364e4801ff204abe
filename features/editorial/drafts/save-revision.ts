import type { Actor, Person } from "@/features/audit/actors/actors";
import { personOf } from "@/features/audit/actors/actors";
import { refuseIf } from "@/features/audit/errors";
import { record } from "@/features/audit/log/audit-log";
import { proposeWords, withPictureWords } from "@/features/editorial/pictures/revision-words";
import { reasonsAgainst } from "@/features/editorial/policy";
import { isTakenFrom } from "@/features/editorial/presence/presence";
import type { Content, ContentInput } from "@/features/editorial/schema";
import type { Prisma } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import { databaseNow } from "@/lib/db/clock";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { type Changes, changesBetween } from "./changes";
import type { ContentFault } from "./content-fault-codes";
import { judgeContent } from "./content-faults";
import { contentOf, ownWords } from "./content-of";
import { indexInDesk } from "./draft-index";
import { hashOfText } from "./json-hash";
import { moveText } from "./move-text";
import { endRefused, keepRefused } from "./refused-copies";
import { findText, lockDocument, type Revision, subjectOf, type Text, withWords } from "./texts";
import { carryOver, noteStandings } from "./unit-links";

export type Save = {
  documentId: string;
  locale: Locale;
  /** The version of the text that was being edited; 0 where there was none. */
  basedOn: number;
  /** What somebody else sent is judged here, and need not be one. */
  content: ContentInput;
  /** The save as it was sent, to be kept whole where it is refused. */
  raw?: string;
  translatedFromRevisionId?: string;
  /** From which tab of a browser it comes: somebody may have taken over from it. */
  tab?: string | undefined;
};

export type SaveResult =
  | { outcome: "saved"; version: number; number: number; revisionHash: string }
  | {
      /** Not what the text says now, but kept, whole, as revision `copy`. */
      outcome: "conflict-copy";
      reason: "stale" | "scheduled" | "taken";
      copy: number;
      current: {
        version: number;
        number: number;
        authorName: string;
        /** Whether the current version is by the same person: from another window or device. */
        own: boolean;
        createdAt: Date;
        content: Content;
      };
      /** From the version it was based on to the current one. */
      changes: Changes;
    }
  | {
      /** The site cannot keep it as a text: it is kept as it was sent, as revision `copy`. */
      outcome: "refused";
      reason: "refused";
      copy: number;
      faults: ContentFault[];
    };

/**
 * Keeps what was typed. It becomes the text's newest revision when it is
 * based on the newest one. When somebody else has saved meanwhile, or the
 * text waits for its time, it is kept as a conflict copy and the
 * answer says what it does not know of: nothing of either side is lost, and
 * nothing is merged behind anybody's back.
 *
 * A save that says what the text says already changes nothing, so that a
 * save sent twice is one. What cannot be a text (an unknown node, more than
 * a text may have) is kept as a conflict copy, as it was sent, with what is wrong and where.
 *
 * @throws Refusal when the actor may not write at all, or the document is unknown
 */
export async function saveRevision(actor: Actor, save: Save): Promise<SaveResult> {
  return inTransaction(async (tx) => saveWithin(tx, await personOf(tx, actor), save));
}

/** `saveRevision` as part of something larger, which happens whole or not at all. */
export async function saveWithin(tx: Transaction, person: Person, save: Save): Promise<SaveResult> {
  await lockDocument(tx, save.documentId);
  const text = await findOrBegin(tx, save);
  const against = reasonsAgainst("save", subjectOf(text), person);
  refuseIf(against.filter(({ code }) => code !== "scheduled"));
  const judged = judgeContent(save.content, text.head?.body);
  if (!judged.content) return refuse(tx, person, text, save, judged.faults);
  const content = await withPictureWords(tx, save, judged.content, ownWords(text.head));
  const now = contentOf(text.head);
  // Of what it says, and not the hash that it once got: words of its pictures may have come to it since.
  const sameWords = hashOfText(now) === hashOfText(content);
  const setAlike = now.headlineBreaks === content.headlineBreaks;
  if (text.head && sameWords && setAlike && !text.head.erasedAt) {
    await endRefused(tx, person, text);
    const { version, head } = { version: text.translation.version, head: text.head };
    return { outcome: "saved", version, number: head.number, revisionHash: head.revisionHash };
  }
  if (save.tab && (await isTakenFrom(tx, { ...save, tab: save.tab }))) {
    return keepConflictCopy(tx, person, text, save, content, "taken");
  }
  if (text.translation.version !== save.basedOn) {
    return keepConflictCopy(tx, person, text, save, content, "stale");
  }
  if (against.length > 0) return keepConflictCopy(tx, person, text, save, content, "scheduled");
  return keepWhole(tx, person, text, save, content);
}

type Saved = Extract<SaveResult, { outcome: "saved" }>;
type Origin = Pick<Save, "translatedFromRevisionId"> & {
  /** Of the revision that is restored: what its units were made from. */
  links?: unknown;
};

/** Keeps a revision as the newest of a text. The caller has checked that it may. */
export async function keepAsHead(
  tx: Transaction,
  person: Person,
  text: Text,
  origin: Origin,
  given: Content,
): Promise<Saved> {
  const which = { documentId: text.translation.documentId, locale: text.locale };
  const content = await withPictureWords(tx, which, given, ownWords(text.head));
  return keepWhole(tx, person, text, origin, content);
}

/** `keepAsHead` for a content that has words for all pictures that it shows. */
async function keepWhole(
  tx: Transaction,
  person: Person,
  text: Text,
  { translatedFromRevisionId, links }: Origin,
  content: Content,
): Promise<Saved> {
  const version = text.translation.version + 1;
  const { id: translationId, documentId } = text.translation;
  const both: [Content, Content] = [contentOf(text.head), content];
  const linked = await carryOver(tx, { translationId, documentId }, both, links);
  const head = await createRevision(tx, person, text, content, {
    version,
    ...(linked ? { links: linked } : {}),
    translatedFromRevisionId:
      translatedFromRevisionId ?? text.head?.translatedFromRevisionId ?? null,
  });
  await tx.translation.update({
    where: { id: text.translation.id },
    data: { version, slug: content.slug, headRevisionId: head.id },
  });
  await proposeWords(tx, text.locale, content.pictures ?? {}, ownWords(text.head));
  await endRefused(tx, person, text);
  await noteStandings(tx, documentId, text.locale);
  await indexInDesk(tx, text.translation.id);
  await moveText(tx, person, "save", { ...text, head }, { hash: head.revisionHash });
  return { outcome: "saved", version, number: head.number, revisionHash: head.revisionHash };
}

/** A language of a locked document; begun now when nobody has yet. */
export async function findOrBegin(
  tx: Transaction,
  { documentId, locale }: Pick<Save, "documentId" | "locale">,
): Promise<Text> {
  const known = await findText(tx, documentId, locale);
  if (known) return known;
  await tx.translation.create({ data: { documentId, locale, slug: "" } });
  const begun = await findText(tx, documentId, locale);
  if (!begun) throw new Error(`the translation ${documentId} ${locale} was not begun`);
  return begun;
}

async function refuse(
  tx: Transaction,
  person: Person,
  text: Text,
  { basedOn, documentId, locale, content, raw = JSON.stringify(content) }: Save,
  faults: ContentFault[],
): Promise<SaveResult> {
  const { copy, first } = await keepRefused(tx, person, text, { content, raw, basedOn });
  if (first) {
    await record(tx, person, {
      verb: "keep-aside",
      documentId,
      locale,
      from: text.states,
      to: text.states,
      revisionNumber: copy.number,
      reason: "refused",
    });
  }
  return { outcome: "refused", reason: "refused", copy: copy.number, faults };
}

async function keepConflictCopy(
  tx: Transaction,
  person: Person,
  text: Text,
  { basedOn, documentId, locale }: Save,
  content: Content,
  reason: "stale" | "scheduled" | "taken",
): Promise<SaveResult> {
  const copy = await createRevision(tx, person, text, content, { basedOnVersion: basedOn });
  const base = await tx.revision.findFirst({
    where: { translationId: text.translation.id, version: basedOn },
    include: withWords,
  });
  await record(tx, person, {
    verb: "keep-aside",
    documentId,
    locale,
    from: text.states,
    to: text.states,
    revisionNumber: copy.number,
    hash: copy.revisionHash,
    reason,
  });
  const { head, translation } = text;
  const current = contentOf(head);
  const author = await tx.user.findUnique({
    where: { id: head?.authorId ?? "" },
    select: { name: true },
  });
  return {
    outcome: "conflict-copy",
    reason,
    copy: copy.number,
    current: {
      version: translation.version,
      number: head?.number ?? 0,
      // The record keeps an address; a colleague is told a name.
      authorName: author?.name ?? head?.authorName ?? "",
      own: person.id !== null && head?.authorId === person.id,
      createdAt: head?.createdAt ?? copy.createdAt,
      content: current,
    },
    changes: changesBetween(contentOf(base), current),
  };
}

async function createRevision(
  tx: Transaction,
  person: Person,
  { translation }: Text,
  content: Content,
  more: {
    version?: number;
    basedOnVersion?: number;
    translatedFromRevisionId?: string | null;
    links?: Prisma.InputJsonArray;
  },
): Promise<Revision> {
  const last = await tx.revision.aggregate({
    where: { translationId: translation.id },
    _max: { number: true },
  });
  const { pictures = {}, ...said } = content;
  const words = Object.entries(pictures).map(([hash, each]) => ({ hash, ...each }));
  return tx.revision.create({
    data: {
      ...said,
      ...more,
      pictureWords: { create: words },
      translationId: translation.id,
      number: (last._max.number ?? 0) + 1,
      revisionHash: hashOfText(content),
      authorId: person.id,
      authorName: person.name,
      createdAt: await databaseNow(tx),
    },
    include: withWords,
  });
}
