import type { Actor } from "@/features/audit/actors/actors";
import { refuseIf } from "@/features/audit/errors";
import { record } from "@/features/audit/log/audit-log";
import type { WhichComment, WordsInput } from "@/features/comments/schema";
import { databaseNow } from "@/lib/db/clock";
import type { Transaction } from "@/lib/db/editorial";
import { type Comment, reasonsAgainstNames, withComment } from "./open-comment";

/**
 * Changes the words of one's own comment or reply; those who are named in it
 * only now are told.
 *
 * @throws Refusal with every reason: `comment-unknown`, `comment-of-another`,
 *   `comment-deleted`, `account-unknown`
 */
export function changeWords(actor: Actor, input: WordsInput): Promise<void> {
  return withComment(actor, input, "change", async ({ tx, person, text }, comment) => {
    const { body, mentions } = input;
    const added = mentions.filter((id) => !comment.mentions.includes(id));
    refuseIf(await reasonsAgainstNames(tx, added));
    await tx.comment.update({
      where: { id: comment.id },
      data: { body, mentions, editedAt: await databaseNow(tx) },
    });
    await record(tx, person, {
      verb: "change-comment",
      documentId: text.translation.documentId,
      locale: text.locale,
      detail: { comment: comment.id, mentioned: added },
    });
  });
}

/**
 * Deletes a comment or a reply. Answers of others are theirs and stay: then
 * only its words go, and its quotation stands over them still.
 *
 * @throws Refusal `comment-unknown`, `comment-of-another`, `comment-deleted`
 */
export function deleteComment(actor: Actor, which: WhichComment): Promise<void> {
  return withComment(actor, which, "delete", async ({ tx, person, text }, comment) => {
    await take(tx, comment);
    await record(tx, person, {
      verb: "delete-comment",
      documentId: text.translation.documentId,
      locale: text.locale,
      detail: { comment: comment.id },
    });
  });
}

async function take(tx: Transaction, { id, parentId }: Comment): Promise<void> {
  if (await tx.comment.count({ where: { parentId: id } })) {
    await tx.comment.update({ where: { id }, data: { body: "", mentions: [] } });
    return;
  }
  await tx.comment.delete({ where: { id } });
  if (!parentId) return;
  // A thread of which nobody's words are left.
  await tx.comment.deleteMany({ where: { id: parentId, body: "", replies: { none: {} } } });
}
