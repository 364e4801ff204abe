import { z } from "zod";
import { localeSchema } from "@/i18n/locale-schema";
import { accountId } from "@/lib/patterns";
import { lineField, neededProse } from "@/lib/text/fields";
import { longestQuote } from "./anchors/anchor";

/** A comment is a remark, and no text of its own. In letters, as a person counts them. */
export const longestComment = 2_000;
const mostMentions = 20;

const words = {
  body: neededProse(longestComment),
  /** Accounts that are named in it. */
  mentions: z
    .array(z.string().regex(accountId))
    .max(mostMentions)
    .default([])
    .transform((ids) => [...new Set(ids)]),
};

export const whichTextSchema = z.strictObject({ documentId: z.uuid(), locale: localeSchema });
export const whichCommentSchema = whichTextSchema.extend({ id: z.uuid() });

/** A passage as it stands before whoever comments it; the server looks whether it does. */
const passageSchema = z.strictObject({
  unit: z.string().min(1).max(120),
  quote: z.string().min(1).max(longestQuote),
  starts: z.int().min(0),
});

export const commentSchema = whichTextSchema.extend({
  ...words,
  /** None: of the whole text. */
  passage: passageSchema.optional(),
});
/** `id`: what is answered, or changed. */
export const wordsSchema = whichCommentSchema.extend(words);
export const peopleSchema = z.strictObject({ words: lineField(80) });

export type CommentInput = z.output<typeof commentSchema>;
export type WordsInput = z.output<typeof wordsSchema>;
export type WhichText = z.output<typeof whichTextSchema>;
export type WhichComment = z.output<typeof whichCommentSchema>;
