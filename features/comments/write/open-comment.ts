import type { Actor, Person } from "@/features/audit/actors/actors";
import { personOf } from "@/features/audit/actors/actors";
import { type Reason, Refusal, refuseIf } from "@/features/audit/errors";
import { type CommentAct, reasonsAgainstComment } from "@/features/comments/policy";
import type { WhichComment, WhichText } from "@/features/comments/schema";
import { lockDocument, openTexts, type Text } from "@/features/editorial/drafts/texts";
import type { Prisma } from "@/generated/prisma/client";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";

export type Comment = Prisma.CommentGetPayload<object>;
export type Scene = { tx: Transaction; person: Person; text: Text };

/** Open threads of a text, and answers in one: beyond them nobody reads what is there. */
export const mostOpen = 300;
export const mostReplies = 100;

/**
 * Opens a text for something that is done with comments of it. The document is
 * locked, as by every verb: a revision that is erased meanwhile would leave
 * its words behind in a quotation.
 *
 * @throws Refusal `document-unknown`, `translation-unknown`, and what `work` throws
 */
export function withText<T>(
  actor: Actor,
  { documentId, locale }: WhichText,
  work: (scene: Scene) => Promise<T>,
): Promise<T> {
  return inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    const document = await lockDocument(tx, documentId);
    const [text] = await openTexts(tx, document, [locale]);
    if (!text) throw new Error("openTexts gives a text for each language or throws");
    return work({ tx, person, text });
  });
}

/**
 * The same for one comment of the text.
 *
 * @throws Refusal `comment-unknown`, `comment-deleted`, and what the policy has against it
 */
export function withComment<T>(
  actor: Actor,
  which: WhichComment,
  act: CommentAct,
  work: (scene: Scene, comment: Comment) => Promise<T>,
): Promise<T> {
  return withText(actor, which, async (scene) => {
    const { tx, person, text } = scene;
    const comment = await tx.comment.findFirst({
      where: { id: which.id, translationId: text.translation.id },
    });
    if (!comment) throw new Refusal([{ code: "comment-unknown" }]);
    const against = reasonsAgainstComment(act, person, comment);
    const needsWords = act === "change" || act === "delete";
    if (needsWords && comment.body === "") against.push({ code: "comment-deleted" });
    refuseIf(against);
    return work(scene, comment);
  });
}

/** @returns the reasons against naming these accounts: one that is unknown or disabled is told nothing */
export async function reasonsAgainstNames(
  tx: Transaction,
  ids: readonly string[],
): Promise<Reason[]> {
  if (ids.length === 0) return [];
  const known = await tx.user.count({ where: { id: { in: [...ids] }, disabledAt: null } });
  return known === ids.length ? [] : [{ code: "account-unknown" }];
}
