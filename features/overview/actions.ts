"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { type Reason, Refusal, reasonsOf } from "@/features/audit/errors";
import { assign } from "@/features/editorial/assignments/assign";
import { dueSchema, personSchema, workSchema } from "@/features/editorial/assignments/schema";
import { storyTitles } from "@/features/editorial/data";
import type { StoryTitle } from "@/features/editorial/drafts/story-title";
import { archiveDocument } from "@/features/editorial/keeping/archive-document";
import { deleteDocument } from "@/features/editorial/keeping/delete-document";
import { moveToSection } from "@/features/editorial/keeping/move-to-section";
import { staffAction } from "@/features/staff/http/staff-action";
import { locales } from "@/i18n/routing";
import { rowsOnPage } from "./list/data";

/** What is done to several stories at once. */

const ids = z.array(z.uuid()).min(1).max(rowsOnPage);

const input = z.object({
  desk: z.enum(locales),
  /** One checkbox of a form alone is no list. */
  story: z.preprocess((given) => (typeof given === "string" ? [given] : given), ids),
  act: z.string().regex(/^(?:archive|unarchive|delete|assign|section:.{1,100})$/),
  /** Of an assignment: what in which language, to whom, until when. */
  work: workSchema.optional(),
  person: personSchema.optional(),
  dueOn: dueSchema,
});

type Asked = z.output<typeof input>;

/** What has become of one of them; without reasons it was done. */
export type BulkOutcome = { documentId: string; shown: StoryTitle; reasons: Reason[] };

/** Each by itself: what cannot be done to one keeps nobody from the others. */
export const actOnStories = staffAction({ input }, async ({ userId }, asked) => {
  const { desk, story, act } = asked;
  const chosen = [...new Set(story)];
  // Before: what is deleted has no title any more.
  const titles = await storyTitles(chosen, desk);
  const outcomes: BulkOutcome[] = [];
  for (const documentId of chosen) {
    const shown = titles.get(documentId) ?? { title: "", locale: desk };
    const reasons = await reasonsOf(() => actOn(userId, documentId, asked));
    outcomes.push({ documentId, shown, reasons });
  }
  refresh();
  return { act: act.replace(/:.*/, ""), outcomes };
});

async function actOn(userId: string, documentId: string, asked: Asked): Promise<void> {
  const actor = { userId };
  const { act, work, person = userId, dueOn } = asked;
  if (act === "assign") {
    if (!work) throw new Refusal([{ code: "no-languages" }]);
    await assign(actor, { documentId, ...work, userId: person, dueOn });
    return;
  }
  if (act === "delete") return deleteDocument(actor, documentId);
  if (act === "archive" || act === "unarchive") return archiveDocument(actor, documentId, act);
  return moveToSection(actor, documentId, act.slice("section:".length));
}
