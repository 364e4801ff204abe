import { type Reason, Refusal, refuseIf } from "@/features/audit/errors";
import type { States } from "@/features/audit/log/states";
import type { Subject } from "@/features/editorial/policy";
import type { Prisma } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { isUuid } from "@/lib/patterns";

/** A document as verbs need it. */
export type OpenDocument = Prisma.DocumentGetPayload<{ include: typeof withDocument }>;

type Translation = Prisma.TranslationGetPayload<object>;

/** A revision is read with what it says of its pictures. */
export const withWords = { pictureWords: true } satisfies Prisma.RevisionInclude;
export type Revision = Prisma.RevisionGetPayload<{ include: typeof withWords }>;
type Approval = Prisma.ApprovalGetPayload<object>;
type Publication = Prisma.PublicationGetPayload<object>;

/** One language of it: what is being worked on, and what is public. */
export type Text = {
  locale: Locale;
  translation: Translation;
  head: Revision | null;
  /** The last one given, whether it still holds or not. */
  approval: Approval | null;
  publication: Publication | null;
  states: States;
};

const withDocument = {
  section: true,
  leadMedia: { include: { portrait: true } },
} satisfies Prisma.DocumentInclude;

type Words = { alt: string; caption: string; credit: string };

/**
 * What a text says of a picture. What is proposed stands in where a revision
 * is from before texts had words of their own.
 *
 * @param said by its revision @param proposed in its language, one at most
 */
export function wordsOfPicture(
  hash: string,
  said: readonly (Words & { hash: string })[],
  proposed: readonly Words[],
): Words {
  const own = said.find((words) => words.hash === hash);
  const { alt = "", caption = "", credit = "" } = own ?? proposed[0] ?? {};
  return { alt, caption, credit };
}

/** Whether one that was deleted counts: to all verbs but those of deleting itself it is not there. */
type Deleted = { deleted?: boolean };

/**
 * Locks a document: verbs about one document wait for each other. Verbs that
 * change the public record take its lock before this one.
 *
 * @throws Refusal `document-unknown`, `deleted`
 */
export async function lockDocument(
  tx: Transaction,
  documentId: string,
  how: Deleted = {},
): Promise<OpenDocument> {
  if (isUuid(documentId)) {
    // Not plain FOR UPDATE: rows that refer to the document may be written by others meanwhile.
    await tx.$queryRaw`
      SELECT id FROM editorial.document WHERE id = ${documentId}::uuid FOR NO KEY UPDATE`;
  }
  return readDocument(tx, documentId, how);
}

/**
 * The same for who only looks: takes no lock and waits for nobody.
 *
 * @throws Refusal `document-unknown`, `deleted`
 */
export async function readDocument(
  tx: Transaction,
  documentId: string,
  { deleted = false }: Deleted = {},
): Promise<OpenDocument> {
  if (!isUuid(documentId)) throw new Refusal([{ code: "document-unknown" }]);
  const document = await tx.document.findUnique({
    where: { id: documentId },
    include: withDocument,
  });
  if (!document) throw new Refusal([{ code: "document-unknown" }]);
  if (document.trashedAt && !deleted) throw new Refusal([{ code: "deleted" }]);
  return document;
}

/**
 * Languages of a document that was locked or read.
 *
 * @throws Refusal `no-languages`, `translation-unknown`
 */
export async function openTexts(
  tx: Transaction,
  document: OpenDocument,
  locales: readonly Locale[],
): Promise<Text[]> {
  if (locales.length === 0) throw new Refusal([{ code: "no-languages" }]);
  const texts: Text[] = [];
  const reasons: Reason[] = [];
  for (const locale of new Set(locales)) {
    const text = await findText(tx, document.id, locale);
    if (text) texts.push(text);
    else reasons.push({ code: "translation-unknown", locale });
  }
  refuseIf(reasons);
  return texts;
}

/** One language of a document that was locked or read, or undefined while nobody has begun it. */
export async function findText(
  tx: Transaction,
  documentId: string,
  locale: Locale,
): Promise<Text | undefined> {
  const where = { documentId_locale: { documentId, locale } };
  const found = await tx.translation.findUnique({
    where,
    include: { headRevision: { include: withWords } },
  });
  if (!found) return undefined;
  const { headRevision, ...translation } = found;
  const [publication, approval] = await Promise.all([
    tx.publication.findUnique({ where }),
    tx.approval.findFirst({
      where: { translationId: translation.id },
      orderBy: { approvedAt: "desc" },
    }),
  ]);
  return {
    locale,
    translation,
    head: headRevision,
    approval,
    publication,
    states: { editorial: translation.state, public: publication?.state ?? "NONE" },
  };
}

/** The number of a copy newer than the text which nobody has mended yet, or undefined. */
export async function unmendedCopy(
  tx: Transaction,
  { translation, head }: Text,
): Promise<number | undefined> {
  const copy = await tx.revision.findFirst({
    where: {
      translationId: translation.id,
      refused: { not: null },
      mendedAt: null,
      number: { gt: head?.number ?? 0 },
    },
    select: { number: true },
    orderBy: { number: "desc" },
  });
  return copy?.number;
}

export function subjectOf({ states, head }: Text): Subject {
  return { ...states, authorId: head?.authorId ?? null, authorName: head?.authorName ?? "" };
}
