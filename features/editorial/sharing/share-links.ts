import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import type { Actor } from "@/features/audit/actors/actors";
import { actorKey, type Person, personOf } from "@/features/audit/actors/actors";
import { Refusal, refuseIf } from "@/features/audit/errors";
import { record } from "@/features/audit/log/audit-log";
import { noteSecurity } from "@/features/audit/security/security-events";
import { findText, lockDocument } from "@/features/editorial/drafts/texts";
import { mayWithShare } from "@/features/editorial/policy";
import { localeSchema } from "@/i18n/locale-schema";
import type { Locale } from "@/i18n/routing";
import { databaseNow } from "@/lib/db/clock";
import { doorDb } from "@/lib/db/door";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { lineField } from "@/lib/text/fields";
import { takesPart } from "./taking-part";

export const shareSchema = z.object({
  documentId: z.uuid(),
  locale: localeSchema,
  /** None: whatever is the newest when it is opened. */
  revisionNumber: z.coerce.number().int().min(1).optional(),
  label: lineField(100).default(""),
  days: z.coerce.number().int().min(1).max(90),
  /** Whoever reads by it is asked what they think of it. */
  asksOpinion: z.boolean().optional(),
});

/** Whoever finds a link has the draft for so long: for more than a week it is not made in passing. */
export const isLongShare = ({ days }: { days: number }): boolean => days > 7;

export type Share = z.output<typeof shareSchema>;

/** What an address carries: 256 bits that nobody guesses. */
const newToken = () => randomBytes(32).toString("base64url");

const shareTokenHash = (token: string) => createHash("sha256").update(token).digest("hex");

/**
 * Makes a link by which somebody without an account can read one language of
 * a draft: one revision, or always the newest.
 *
 * @returns the token, which is kept nowhere
 * @throws Refusal `document-unknown`, `translation-unknown`, `revision-unknown`, `revision-erased`,
 *   `not-taking-part`
 */
export async function shareDraft(
  actor: Actor,
  input: Share,
): Promise<{ token: string; expiresAt: Date }> {
  const { documentId, locale, revisionNumber, label, days, asksOpinion = false } = input;
  const link = await inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    await lockDocument(tx, documentId);
    const isOwn = await takesPart(person, documentId, tx);
    refuseIf(mayWithShare("share", person, isOwn) ? [] : [{ code: "not-taking-part" }]);
    const text = await findText(tx, documentId, locale);
    const revision =
      revisionNumber === undefined
        ? text?.head
        : text &&
          (await tx.revision.findUnique({
            where: {
              translationId_number: { translationId: text.translation.id, number: revisionNumber },
            },
          }));
    refuseIf(text ? [] : [{ code: "translation-unknown", locale }]);
    refuseIf(revision ? [] : [{ code: "revision-unknown", locale }]);
    refuseIf(revision?.erasedAt ? [{ code: "revision-erased", locale }] : []);
    const now = await databaseNow(tx);
    const expiresAt = new Date(now.getTime() + days * 86_400_000);
    const token = newToken();
    await tx.shareLink.create({
      data: {
        tokenHash: shareTokenHash(token),
        documentId,
        locale,
        revisionNumber: revisionNumber ?? null,
        label,
        asksOpinion,
        expiresAt,
        createdById: person.id,
        createdByName: person.name,
        createdAt: now,
      },
    });
    await record(tx, person, {
      verb: "share",
      documentId,
      locale,
      ...(revision ? { revisionNumber: revision.number } : {}),
      detail: { days },
    });
    return { token, expiresAt };
  });
  await noteSecurity({
    ...by(actor),
    kind: "share-link-made",
    detail: { documentId, locale, days },
  });
  return link;
}

/** Of share links: there is no account that they are about but that of who made them. */
const by = (actor: Actor) =>
  "userId" in actor ? { accountId: actor.userId } : { actorId: actorKey(actor) };

/**
 * Ends a link at once. One that has ended stays ended.
 *
 * @throws Refusal `document-unknown`, `deleted`, `share-link-unknown`, `share-link-of-another`
 */
export async function revokeShare(
  actor: Actor,
  { id, documentId }: { id: string; documentId: string },
): Promise<void> {
  const languages = await inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    await lockDocument(tx, documentId);
    const link = await tx.shareLink.findFirst({ where: { id, documentId } });
    if (!link) throw new Refusal([{ code: "share-link-unknown" }]);
    const isOwn = person.id !== null && link.createdById === person.id;
    refuseIf(mayWithShare("end-share", person, isOwn) ? [] : [{ code: "share-link-of-another" }]);
    return endLinks(tx, person, { id, documentId }, await databaseNow(tx));
  });
  for (const locale of languages) await noteEnded(actor, { documentId, locale });
}

/**
 * Ends one link to a document, or all of them where none is named. The
 * document is locked; what was ended is for `noteEnded` when this is done.
 *
 * @param at when that is
 * @returns the languages of those that had not ended before
 */
export async function endLinks(
  tx: Transaction,
  person: Person,
  which: { documentId: string; id?: string },
  at: Date,
): Promise<Locale[]> {
  const ended = await tx.shareLink.updateManyAndReturn({
    where: { ...which, revokedAt: null },
    data: { revokedAt: at },
    select: { locale: true },
  });
  const languages = ended.map(({ locale }) => locale as Locale);
  for (const locale of languages) {
    await record(tx, person, { verb: "end-share", documentId: which.documentId, locale });
  }
  return languages;
}

/** Notes with what happened to accounts and rights that a link has ended. */
export const noteEnded = (
  actor: Actor,
  detail: { documentId: string; locale: string },
): Promise<void> => noteSecurity({ ...by(actor), kind: "share-link-ended", detail });

export type SharedDraft = {
  documentId: string;
  locale: Locale;
  revisionNumber: number | undefined;
  asksOpinion: boolean;
};

/** @returns the link of a token; undefined for one that is wrong, expired, revoked or published */
export async function findOpenLink(
  db: Pick<Transaction, "$queryRaw">,
  token: string,
): Promise<(SharedDraft & { id: string }) | undefined> {
  type Row = SharedDraft & { id: string; revisionNumber: number | null };
  const [link] = await db.$queryRaw<Row[]>`
    SELECT id, document_id AS "documentId", locale, revision_number AS "revisionNumber",
      asks_opinion AS "asksOpinion"
    FROM editorial.share_link
    WHERE token_hash = ${shareTokenHash(token)} AND revoked_at IS NULL
      AND published_at IS NULL AND expires_at > editorial.clock()`;
  return link && { ...link, revisionNumber: link.revisionNumber ?? undefined };
}

/**
 * What a link shows, or undefined for one that is wrong, expired, revoked or
 * published: which of these is nobody's business.
 *
 * @param used it is being opened, not merely asked about: that is asked while somebody waits to be let in
 */
export async function openShare(
  token: string,
  { used = false } = {},
): Promise<SharedDraft | undefined> {
  if (!/^[\w-]{43}$/.test(token)) return undefined;
  const link = await findOpenLink(used ? editorialDb() : doorDb(), token);
  if (!link) return undefined;
  if (used) {
    await editorialDb().$executeRaw`
      UPDATE editorial.share_link SET uses = uses + 1, last_used_at = editorial.clock()
      WHERE id = ${link.id}::uuid`;
    const { documentId, locale } = link;
    await noteSecurity({ kind: "share-link-used", detail: { documentId, locale } });
  }
  const { documentId, locale, revisionNumber, asksOpinion } = link;
  return { documentId, locale, revisionNumber, asksOpinion };
}
