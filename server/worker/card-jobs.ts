import { z } from "zod";
import {
  cardToDraw,
  removeCardFile,
  sectionCardsJob,
  shareCardJob,
  showCard,
  wantSectionCards,
} from "@/features/publication/write/share-cards";
import { locales } from "@/i18n/routing";
import { claimJob, failJob, finishJob, type Job, retryJob } from "@/lib/jobs/jobs";
import { log } from "@/lib/log";
import { type Progress, unwatched } from "@/lib/progress";
import type { Drawer } from "@/server/worker/card-drawer";

/** Longer than a card may take (see card-drawer.ts), and for so long nobody goes on with what a killed worker had. */
const leaseSeconds = 25;
/** With the waits of `secondsBefore` that is about a quarter of an hour. */
const mostAttempts = 8;

const payloadSchema = z.object({
  documentId: z.uuid(),
  locale: z.enum(locales),
  gone: z.string().optional(),
});

const sectionSchema = z.object({ key: z.string(), locale: z.enum(locales) });

/**
 * Draws share cards until none is due, one after the other. Nothing waits for
 * them: until its card is there, a page has another picture.
 */
export async function drawDueCards(
  drawer: Drawer,
  signal: AbortSignal,
  progress: Pick<Progress, "note"> = unwatched,
): Promise<void> {
  while (!signal.aborted) {
    const job = await claimJob([shareCardJob, sectionCardsJob], leaseSeconds);
    progress.note();
    if (!job) return;
    if (job.kind === sectionCardsJob) await divide(job);
    else await doCard(job, drawer);
  }
}

/** Fails only with the database: then its lease runs out, and it is done then. */
async function divide(job: Job): Promise<void> {
  const section = sectionSchema.safeParse(job.payload);
  if (!section.success) return failJob(job, "the job does not name a section");
  const cards = await wantSectionCards(job.id, section.data);
  log.info({ ...section.data, cards }, "a section was renamed: its share cards are drawn anew");
}

async function doCard(job: Job, drawer: Drawer): Promise<void> {
  const payload = payloadSchema.safeParse(job.payload);
  if (!payload.success) return failJob(job, "the job does not name a text");
  const { documentId, locale, gone } = payload.data;
  try {
    if (gone) await removeCardFile(gone);
    const card = await cardToDraw(documentId, locale);
    const picture = card && (await drawer.draw(card.text));
    if (card && picture) await showCard({ documentId, locale }, card.hash, picture);
    // To draw it again would come to the same.
    else if (card)
      log.warn({ documentId, locale }, "no font has a character of a headline: no card");
    await finishJob(job.id);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (job.attempts < mostAttempts) return retryJob(job, reason, secondsBefore(job.attempts));
    log.error({ err: error, documentId, locale }, "gave up on a share card");
    await failJob(job, reason);
  }
}

const secondsBefore = (attempts: number) => Math.min(2 ** attempts, 300);
