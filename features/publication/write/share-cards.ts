import { cardFile, middle } from "@/features/media/pictures/renditions";
import { forgetFiles, recordFiles } from "@/features/media/records/media-files";
import { type CardPicture, type CardText, cardHash } from "@/features/media/share-card/share-card";
import { removeMedia, writeMedia, writtenOf } from "@/features/media/storage/media-store";
import { tags } from "@/features/publication/invalidation/tags";
import type { InvalidationTarget } from "@/features/publication/invalidation/targets";
import { nameOf } from "@/features/publication/page/names";
import { Prisma } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import { databaseNow } from "@/lib/db/clock";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { enqueueJob } from "@/lib/jobs/jobs";
import { expireTags } from "@/lib/page-store/expire";
import { lockPublicRecord } from "./lock";

/**
 * Share cards: the worker draws one for each publication after it was
 * published. Its row says that its file is there; the page names it from then
 * on. See docs/decisions/0019-share-cards.md.
 */

/** What the worker does for a publication: draw the card that it lacks, remove the file of one that is gone. */
export const shareCardJob = "share-card";

export type ShareCardPayload = { documentId: string; locale: Locale; gone?: string };

/** What the worker does for a section that has another name now: `wantSectionCards`. */
export const sectionCardsJob = "section-cards";

export type SectionCardsPayload = { key: string; locale: Locale };

/**
 * Of a transaction that writes or removes a card's file, which done twice is
 * the same: a store that is far away and slow is given up after half of it.
 */
const longestWithFilesMs = 90_000;

/** The publish's own pages are rendered first. */
const laterSeconds = 2;

/** Leaves a card to be drawn, with the transaction that publishes. */
export async function wantCard(tx: Transaction, payload: ShareCardPayload): Promise<void> {
  const dueAt = new Date((await databaseNow(tx)).getTime() + laterSeconds * 1_000);
  await enqueueJob(tx, { kind: shareCardJob, payload, dueAt });
}

type Shown = {
  id: string;
  documentId: string;
  locale: string;
  kind: "ARTICLE" | "PAGE";
  state: "LIVE" | "WITHDRAWN";
  title: string;
  shortTitle: string | null;
  sectionKey: string | null;
  storyDate: Date;
  withdrawals: number;
};

/**
 * Takes back the card of a publication that shows something else now, or is
 * withdrawn: from the commit on its address answers 404, and another one is
 * drawn where one is due. A card that still shows what is true is left alone.
 *
 * @param tx the transaction that has already written the publication
 */
export async function dropOutdatedCard(
  tx: Transaction,
  publication: Shown,
): Promise<InvalidationTarget[]> {
  const { id, documentId, state } = publication;
  const card = await tx.shareCard.findUnique({ where: { publicationId: id } });
  if (!card) return [];
  const wanted = state === "LIVE" ? cardHash(publication, await textOf(tx, publication)) : "";
  if (card.hash === wanted) return [];
  await tx.shareCard.delete({ where: { publicationId: id } });
  const locale = publication.locale as Locale;
  await wantCard(tx, { documentId, locale, gone: card.hash });
  return [{ kind: "share-card", hash: card.hash }];
}

/** @returns what is to be drawn; undefined where the card is there, or no text is live */
export async function cardToDraw(
  documentId: string,
  locale: Locale,
): Promise<{ hash: string; text: CardText } | undefined> {
  const db = editorialDb();
  const found = await wanted(db, documentId, locale);
  return found && found.hash !== found.shown ? { hash: found.hash, text: found.text } : undefined;
}

/**
 * Keeps a card that was drawn and has its page shown anew, if it is still the
 * one that is wanted: while it was drawn, the text may have been changed or
 * withdrawn.
 *
 * @returns whether it is shown now
 */
export async function showCard(
  { documentId, locale }: { documentId: string; locale: Locale },
  hash: string,
  picture: Uint8Array,
): Promise<boolean> {
  const { shown, former } = await inTransaction(async (tx) => {
    await lockCard(tx, hash);
    // Before the lock for which publishing waits: files may be far away. Written twice it is the same.
    await writeMedia(hash, cardFile, picture);
    await lockPublicRecord(tx);
    const found = await wanted(tx, documentId, locale);
    if (found?.hash !== hash || found.shown === hash) return { shown: found?.shown === hash };
    await recordFiles(hash, [writtenOf(cardFile, picture)], tx);
    const { publicationId } = found;
    await tx.shareCard.upsert({
      where: { publicationId },
      create: { publicationId, hash },
      update: { hash },
    });
    await expireTags(tx, [tags.page(locale, documentId)]);
    return { shown: true, former: found.shown };
  }, longestWithFilesMs);
  for (const gone of [former, shown ? undefined : hash]) if (gone) await removeCardFile(gone);
  return shown;
}

/** Has a card drawn anew whose file is damaged or gone: until it is there the page names none. */
export async function redrawCard(hash: string): Promise<void> {
  await inTransaction(async (tx) => {
    await lockPublicRecord(tx);
    const card = await tx.shareCard.findUnique({ where: { hash }, include: { publication: true } });
    if (!card) return;
    const { documentId } = card.publication;
    const locale = card.publication.locale as Locale;
    await tx.shareCard.delete({ where: { hash } });
    await wantCard(tx, { documentId, locale });
    await expireTags(tx, [tags.page(locale, documentId)]);
  });
}

/** Removes the file of a card that no publication has any more, while nobody can write one of its name. */
export async function removeCardFile(hash: string): Promise<void> {
  await inTransaction(async (tx) => {
    await lockCard(tx, hash);
    if (await tx.shareCard.findUnique({ where: { hash } })) return;
    await removeMedia(hash);
    await forgetFiles(hash, tx);
  }, longestWithFilesMs);
}

/**
 * Until the transaction ends nobody else writes or removes this card. A card
 * that is drawn anew has the name that it had: whoever has asked whether one is
 * still wanted would otherwise take away what was written in the meantime.
 */
async function lockCard(tx: Transaction, hash: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`newsroom.card ${hash}`}))`;
}

/**
 * Leaves cards to be drawn for all live texts that have none, the newest
 * first and a second apart: a publish meanwhile has its card drawn in between.
 *
 * @param redraw also those that have one
 * @returns how many
 */
export async function wantAllCards({ redraw = false } = {}): Promise<number> {
  return leaveCards(
    editorialDb(),
    Prisma.sql`${redraw} OR NOT EXISTS (
      SELECT FROM public_record.share_card WHERE publication_id = text.id)`,
  );
}

/** @param which of the live texts */
function leaveCards(db: Pick<Transaction, "$executeRaw">, which: Prisma.Sql): Promise<number> {
  return db.$executeRaw`
    INSERT INTO editorial.job (id, kind, payload, due_at)
    SELECT gen_random_uuid(), ${shareCardJob},
      jsonb_build_object('documentId', document_id, 'locale', locale),
      editorial.clock() + make_interval(secs => row_number() OVER (ORDER BY story_date DESC, id))
    FROM public_record.publication AS text
    WHERE state = 'LIVE' AND (${which})`;
}

/**
 * Leaves, with the transaction that gives a section another name, one job
 * however many texts the section has: the worker makes one of each of them.
 * Until it is drawn anew a card says the old name.
 */
export async function wantCardsOfSection(
  tx: Transaction,
  payload: SectionCardsPayload,
): Promise<void> {
  await enqueueJob(tx, { kind: sectionCardsJob, payload });
}

/**
 * Turns such a job into one for each live text of the section, in the
 * transaction that ends it; the newest first and a second apart, as
 * `wantAllCards` does.
 *
 * @returns how many
 */
export function wantSectionCards(
  jobId: string,
  { key, locale }: SectionCardsPayload,
): Promise<number> {
  return inTransaction(async (tx) => {
    const { count } = await tx.job.deleteMany({ where: { id: jobId } });
    if (count === 0) return 0;
    const which = Prisma.sql`locale = ${locale} AND section_key = ${key} AND kind = 'ARTICLE'`;
    return leaveCards(tx, which);
  });
}

async function wanted(
  db: Pick<Transaction, "publication" | "publishedSection" | "publishedPicture">,
  documentId: string,
  locale: Locale,
) {
  const publication = await db.publication.findUnique({
    where: { documentId_locale: { documentId, locale } },
    include: { card: true },
  });
  if (publication?.state !== "LIVE") return undefined;
  const text = await textOf(db, publication);
  const hash = cardHash(publication, text);
  return { publicationId: publication.id, hash, text, shown: publication.card?.hash };
}

async function textOf(
  db: Pick<Transaction, "publishedSection" | "publishedPicture">,
  publication: Shown,
): Promise<CardText> {
  const { kind, sectionKey: key, storyDate } = publication;
  const title = nameOf(publication);
  const locale = publication.locale as Locale;
  const picture = await leadOf(db, publication.id);
  if (kind === "PAGE" || !key) return { locale, title, picture };
  const section = await db.publishedSection.findUnique({ where: { key_locale: { key, locale } } });
  return { locale, title, section: section?.name ?? "", storyDate, picture };
}

/** The upright composition was made for a narrow place, such as the card has for it. */
async function leadOf(
  db: Pick<Transaction, "publishedPicture">,
  publicationId: string,
): Promise<CardPicture | undefined> {
  const lead = await db.publishedPicture.findFirst({ where: { publicationId, lead: true } });
  if (!lead) return undefined;
  const { hash, width, height, focalX, focalY } = lead;
  const { portraitHash, portraitWidth, portraitHeight } = lead;
  return portraitHash && portraitWidth && portraitHeight
    ? { hash: portraitHash, width: portraitWidth, height: portraitHeight, ...middle }
    : { hash, width, height, focalX, focalY };
}
