"use server";

import "@/features/editorial/publishing/register-source-notes";
import "@/features/publication/write/register-followers";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { restoreRevision } from "@/features/editorial/drafts/restore-revision";
import { nameRevision } from "@/features/editorial/history/name-revision";
import { archiveDocument } from "@/features/editorial/keeping/archive-document";
import { bringBack, deleteDocument } from "@/features/editorial/keeping/delete-document";
import { duplicateDocument } from "@/features/editorial/keeping/duplicate-document";
import { liveTextOf } from "@/features/editorial/publishing/live-text";
import { dryRun, publish } from "@/features/editorial/publishing/publish";
import { republish } from "@/features/editorial/publishing/republish";
import { publishTextSchema } from "@/features/editorial/publishing/schema";
import { withdraw } from "@/features/editorial/publishing/withdraw";
import {
  approve,
  approveTexts,
  sendBack,
  submit,
  submitTexts,
} from "@/features/editorial/review/review";
import { schedule, unschedule } from "@/features/editorial/schedules/schedule";
import { opinionCounts } from "@/features/editorial/sharing/data";
import {
  isLongShare,
  revokeShare,
  shareDraft,
  shareSchema,
} from "@/features/editorial/sharing/share-links";
import { staffAction } from "@/features/staff/http/staff-action";
import { localeSchema } from "@/i18n/locale-schema";
import { locales } from "@/i18n/routing";
import { lineField } from "@/lib/text/fields";
import { documentDetail, receiptProgress } from "./data";
import { personOfStaff } from "./loaders";
import { storyPaths } from "./paths";

/** The verbs of the workflow, for people at the desk. `desk` is the language of the desk. */

const which = z.object({ documentId: z.uuid(), locale: localeSchema });
const desk = z.enum(locales);
const wholeStory = z.object({ documentId: z.uuid() });

/**
 * Of the version that was before whoever asks. Where the text is written the
 * page stays as it is: the editor would begin anew, without what can be undone.
 */
export const askReview = staffAction(
  {
    input: which.extend({
      version: z.coerce.number().int().min(0),
      stays: z.literal("yes").optional(),
    }),
  },
  async (staff, { stays, ...text }) => {
    await submit({ userId: staff.userId }, text);
    if (!stays) refresh();
    return {};
  },
);

/** Of all languages of an errand, each as it was shown. */
export const askReviewOfAll = staffAction(
  {
    input: z.object({
      documentId: z.uuid(),
      texts: z.array(z.object({ locale: localeSchema, version: z.number().int().min(0) })).min(1),
    }),
  },
  async (staff, input) => {
    await submitTexts({ userId: staff.userId }, input);
    refresh();
    return {};
  },
);

export const approveAll = staffAction(
  {
    input: z.object({
      documentId: z.uuid(),
      texts: z.array(z.object({ locale: localeSchema, publicHash: z.string() })).min(1),
    }),
    role: "editor",
  },
  async (staff, input) => {
    await approveTexts({ userId: staff.userId }, input);
    refresh();
    return {};
  },
);

/** Both lead back to the story, where what comes next is offered. */
export const approveText = staffAction(
  { input: which.extend({ publicHash: z.string(), desk }), role: "editor" },
  async (staff, { desk, ...text }) => {
    await approve({ userId: staff.userId }, text);
    redirect(storyPaths.story(desk, text.documentId));
  },
);

export const giveBack = staffAction(
  {
    input: which.extend({ reason: z.string().max(1000), publicHash: z.string(), desk }),
    role: "editor",
  },
  async (staff, { desk, ...text }) => {
    await sendBack({ userId: staff.userId }, text);
    redirect(storyPaths.story(desk, text.documentId));
  },
);

const publishInput = z.object({
  documentId: z.uuid(),
  texts: z.array(publishTextSchema).min(1),
  /** They are withdrawn, and come back. */
  again: z.boolean().default(false),
});

/** What publishing would change, without changing it. */
export const dryRunPublish = staffAction(
  { input: publishInput, role: "editor" },
  (staff, { again, ...input }) => dryRun({ userId: staff.userId }, input, { again }),
);

export const publishTexts = staffAction(
  { input: publishInput.extend({ desk }), role: "editor" },
  async (staff, { again, desk, ...input }) => {
    const verb = again ? republish : publish;
    const { receiptId } = await verb({ userId: staff.userId }, input);
    redirect(storyPaths.receipt(desk, input.documentId, receiptId));
  },
);

export const scheduleTexts = staffAction(
  {
    input: publishInput.omit({ again: true }).extend({
      localTime: z.string(),
      zone: z.string(),
      offset: z.string().optional(),
    }),
    role: "editor",
  },
  async (staff, input) => {
    const { dueAt } = await schedule({ userId: staff.userId }, input);
    refresh();
    return { dueAt };
  },
);

export const unscheduleTexts = staffAction(
  { input: which, role: "editor" },
  async (staff, { documentId, locale }) => {
    await unschedule({ userId: staff.userId }, { documentId, locales: [locale] });
    refresh();
    return {};
  },
);

export const withdrawTexts = staffAction(
  {
    input: z.object({
      documentId: z.uuid(),
      desk,
      texts: z.array(z.object({ locale: localeSchema, notice: z.string().max(1000) })).min(1),
    }),
    role: "editor",
  },
  async (staff, { desk, ...input }) => {
    const { receiptId } = await withdraw({ userId: staff.userId }, input);
    redirect(storyPaths.receipt(desk, input.documentId, receiptId));
  },
);

/** What stands above a story's pages, anew: a save changes it. */
export const readStory = staffAction(
  { input: z.object({ documentId: z.uuid() }) },
  async (staff, { documentId }) => {
    const [{ texts }, opinions] = await Promise.all([
      documentDetail(documentId),
      opinionCounts(documentId),
    ]);
    return { texts: texts.map((text) => liveTextOf(text, personOfStaff(staff), opinions)) };
  },
);

export const deleteStory = staffAction(
  { input: wholeStory.extend({ desk }) },
  async (staff, { desk, documentId }) => {
    await deleteDocument({ userId: staff.userId }, documentId);
    redirect(storyPaths.deletedOne(desk, documentId));
  },
);

export const bringBackStory = staffAction(
  { input: wholeStory.extend({ desk }) },
  async (staff, { desk, documentId }) => {
    await bringBack({ userId: staff.userId }, documentId);
    redirect(storyPaths.story(desk, documentId));
  },
);

export const archiveStory = staffAction(
  { input: wholeStory.extend({ verb: z.enum(["archive", "unarchive"]) }), role: "editor" },
  async (staff, { documentId, verb }) => {
    await archiveDocument({ userId: staff.userId }, documentId, verb);
    refresh();
    return {};
  },
);

/** A copy is called one in the language of each of its texts. */
export const duplicateStory = staffAction(
  { input: wholeStory.extend({ desk }) },
  async (staff, { desk, documentId }) => {
    const words = new Map<string, (title: string) => string>();
    for (const locale of locales) {
      const t = await getTranslations({ locale, namespace: "CopiedStory" });
      words.set(locale, (title) => t("titleOf", { title }));
    }
    const copyTitle = (locale: string, title: string) => words.get(locale)?.(title) ?? title;
    const copy = await duplicateDocument({ userId: staff.userId }, documentId, copyTitle);
    redirect(storyPaths.story(desk, copy.documentId));
  },
);

/** How far a publish has come: which addresses show it. */
export const readReceipt = staffAction(
  { input: z.object({ receiptId: z.uuid() }) },
  async (_, { receiptId }) => ({ receipt: await receiptProgress(receiptId) }),
);

/** An empty name takes the name away. */
export const callRevision = staffAction(
  {
    input: which.extend({ number: z.coerce.number().int().min(1), name: lineField(80) }),
  },
  async (staff, input) => {
    await nameRevision({ userId: staff.userId }, input);
    refresh();
    return {};
  },
);

export const restore = staffAction(
  {
    input: which.extend({
      desk,
      number: z.coerce.number().int().min(1),
      basedOn: z.coerce.number().int().min(0),
    }),
  },
  async (staff, { desk, ...input }) => {
    await restoreRevision({ userId: staff.userId }, input);
    redirect(storyPaths.text(desk, input.documentId, input.locale));
  },
);

export const makeShareLink = staffAction(
  { input: shareSchema, confirmed: isLongShare },
  async (staff, input) => {
    const { token, expiresAt } = await shareDraft({ userId: staff.userId }, input);
    refresh();
    return { token, expiresAt };
  },
);

export const endShareLink = staffAction(
  { input: z.object({ documentId: z.uuid(), id: z.uuid() }) },
  async (staff, input) => {
    await revokeShare({ userId: staff.userId }, input);
    refresh();
    return {};
  },
);
