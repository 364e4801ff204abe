"use server";

import { staffAction } from "@/features/staff/http/staff-action";
import { databaseRole } from "@/features/staff/policy";
import type { Staff } from "@/features/staff/sign-in/arrival";
import { colleagues, threadsOf } from "./data";
import {
  commentSchema,
  peopleSchema,
  type WhichText,
  whichCommentSchema,
  whichTextSchema,
  wordsSchema,
} from "./schema";
import { addComment, reply } from "./write/add-comment";
import { changeWords, deleteComment } from "./write/own-words";
import { settle } from "./write/settle";

/** Each answers with all comments of the text: what others have said meanwhile is seen with it. */
async function all({ userId, role }: Staff, { documentId, locale }: WhichText) {
  const viewer = { id: userId, role: databaseRole[role] };
  return { comments: await threadsOf({ documentId, locale }, viewer) };
}

export const readComments = staffAction({ input: whichTextSchema }, all);

export const comment = staffAction({ input: commentSchema }, async (staff, input) => {
  const id = await addComment({ userId: staff.userId }, input);
  return { id, ...(await all(staff, input)) };
});

export const replyToComment = staffAction({ input: wordsSchema }, async (staff, input) => {
  const id = await reply({ userId: staff.userId }, input);
  return { id, ...(await all(staff, input)) };
});

export const resolveComment = staffAction({ input: whichCommentSchema }, async (staff, which) => {
  await settle({ userId: staff.userId }, which, "resolve");
  return all(staff, which);
});

export const reopenComment = staffAction({ input: whichCommentSchema }, async (staff, which) => {
  await settle({ userId: staff.userId }, which, "reopen");
  return all(staff, which);
});

export const changeComment = staffAction({ input: wordsSchema }, async (staff, input) => {
  await changeWords({ userId: staff.userId }, input);
  return all(staff, input);
});

export const takeComment = staffAction({ input: whichCommentSchema }, async (staff, which) => {
  await deleteComment({ userId: staff.userId }, which);
  return all(staff, which);
});

/** Who can be named in a comment. */
export const findColleagues = staffAction({ input: peopleSchema }, async (_, { words }) => ({
  people: await colleagues(words),
}));
