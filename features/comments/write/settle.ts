import type { Actor } from "@/features/audit/actors/actors";
import { record } from "@/features/audit/log/audit-log";
import type { WhichComment } from "@/features/comments/schema";
import { databaseNow } from "@/lib/db/clock";
import { withComment } from "./open-comment";

/**
 * Says that what a comment is about is settled, or that it is not after all.
 * Done twice it comes to the same. Of a reply it is its whole thread.
 *
 * @throws Refusal `comment-unknown`, `role-forbids`
 */
export function settle(actor: Actor, which: WhichComment, to: "resolve" | "reopen"): Promise<void> {
  return withComment(actor, which, to, async ({ tx, person, text }, comment) => {
    const id = comment.parentId ?? comment.id;
    const resolving = to === "resolve";
    const { count } = await tx.comment.updateMany({
      where: { id, resolvedAt: resolving ? null : { not: null } },
      data: {
        resolvedAt: resolving ? await databaseNow(tx) : null,
        resolvedByName: resolving ? person.name : null,
      },
    });
    if (count === 0) return;
    await record(tx, person, {
      verb: resolving ? "resolve-comment" : "reopen-comment",
      documentId: text.translation.documentId,
      locale: text.locale,
      detail: { comment: id },
    });
  });
}
