import { randomUUID } from "node:crypto";
import type { Actor } from "@/features/audit/actors/actors";
import { type Reason, Refusal, refuseIf } from "@/features/audit/errors";
import { record } from "@/features/audit/log/audit-log";
import { type Anchor, anchorOf } from "@/features/comments/anchors/anchor";
import { reasonsAgainstComment } from "@/features/comments/policy";
import type { CommentInput, WordsInput } from "@/features/comments/schema";
import { contentOf } from "@/features/editorial/drafts/content-of";
import type { Text } from "@/features/editorial/drafts/texts";
import { unitsOf } from "@/features/editorial/units/units";
import { databaseNow } from "@/lib/db/clock";
import {
  mostOpen,
  mostReplies,
  reasonsAgainstNames,
  type Scene,
  withComment,
  withText,
} from "./open-comment";

/**
 * Comments a passage of a text, or all of it. The passage is looked up in the
 * newest revision, whatever whoever comments has before them.
 *
 * @returns the comment's id
 * @throws Refusal with every reason: `no-revision`, `role-forbids`,
 *   `comment-passage-gone`, `comments-too-many`, `account-unknown`
 */
export function addComment(actor: Actor, input: CommentInput): Promise<string> {
  return withText(actor, input, async (scene) => {
    const { tx, person, text } = scene;
    const { head, translation } = text;
    if (!head) throw new Refusal([{ code: "no-revision", locale: text.locale }]);
    const against = reasonsAgainstComment("comment", person);
    against.push(...(await reasonsAgainstNames(tx, input.mentions)));
    const open = await tx.comment.count({
      where: { translationId: translation.id, parentId: null, resolvedAt: null },
    });
    if (open >= mostOpen) against.push({ code: "comments-too-many" });
    const anchor = input.passage && passageIn(text, input.passage);
    if (input.passage && !anchor) against.push({ code: "comment-passage-gone" });
    refuseIf(against);
    return write(scene, "comment", input, { ...anchor, revisionNumber: head.number });
  });
}

/**
 * Answers a comment. A reply to what was resolved opens it again: it is not
 * settled, and words that somebody has written are not refused for that.
 *
 * @returns the reply's id
 * @throws Refusal with every reason: `comment-unknown`, `role-forbids`,
 *   `comments-too-many`, `account-unknown`
 */
export function reply(actor: Actor, input: WordsInput): Promise<string> {
  return withComment(actor, input, "reply", async (scene, comment) => {
    const { tx } = scene;
    // To a reply as well: a thread has one level.
    const parentId = comment.parentId ?? comment.id;
    const against: Reason[] = await reasonsAgainstNames(tx, input.mentions);
    const replies = await tx.comment.count({ where: { parentId } });
    if (replies >= mostReplies) against.push({ code: "comments-too-many" });
    refuseIf(against);
    await tx.comment.updateMany({
      where: { id: parentId, resolvedAt: { not: null } },
      data: { resolvedAt: null, resolvedByName: null },
    });
    return write(scene, "reply", input, { parentId, revisionNumber: comment.revisionNumber });
  });
}

type Rest = Partial<Anchor> & { parentId?: string; revisionNumber: number };

async function write(
  { tx, person, text }: Scene,
  verb: "comment" | "reply",
  { body, mentions }: Pick<CommentInput, "body" | "mentions">,
  rest: Rest,
): Promise<string> {
  const id = randomUUID();
  const { id: translationId, documentId } = text.translation;
  await tx.comment.create({
    data: {
      ...rest,
      id,
      translationId,
      body,
      mentions,
      authorId: person.id,
      authorName: person.name,
      createdAt: await databaseNow(tx),
    },
  });
  await record(tx, person, {
    verb,
    documentId,
    locale: text.locale,
    detail: { comment: id, mentioned: mentions },
  });
  return id;
}

/** The passage in the newest revision, where it stood or as near to that as its words stand. */
function passageIn(text: Text, { unit, quote, starts }: NonNullable<CommentInput["passage"]>) {
  const words = unitsOf(contentOf(text.head)).find((each) => each.unit === unit)?.text ?? "";
  const places: number[] = [];
  for (let at = words.indexOf(quote); at >= 0; at = words.indexOf(quote, at + 1)) places.push(at);
  const [nearest] = places.sort((a, b) => Math.abs(a - starts) - Math.abs(b - starts));
  if (nearest === undefined) return undefined;
  return anchorOf(unit, words, nearest, nearest + quote.length);
}
