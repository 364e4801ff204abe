import type { Person } from "@/features/audit/actors/actors";
import type { States } from "@/features/audit/log/states";
import { moveText } from "@/features/editorial/drafts/move-text";
import type { OpenDocument, Text } from "@/features/editorial/drafts/texts";
import { approveInPassing } from "@/features/editorial/review/approvals";
import type { InvalidationTarget } from "@/features/publication/invalidation/targets";
import { followers } from "@/features/publication/write/followers";
import { type PublicationInput, placePublication } from "@/features/publication/write/publications";
import { type Locale, newsroomTimeZone } from "@/i18n/routing";
import { databaseNow } from "@/lib/db/clock";
import type { Transaction } from "@/lib/db/editorial";
import type { Publishable, ValidatedRelease } from "./publishable";
import { openReceipt } from "./receipts";
import { sourceNotes } from "./source-notes";

export type Published = {
  receiptId: string;
  /** Addresses of the pages, in the order of the languages asked for. */
  paths: string[];
  states: States[];
};

/**
 * Copies validated languages into the public record: all of them or, with the
 * transaction, none. Writes approvals given in passing, redirects, expired
 * tags, audit events, the receipt and its job.
 *
 * @param tx a transaction that holds the locks of public record and document
 */
export async function writePublicationsWithReceipt(
  tx: Transaction,
  person: Person,
  document: OpenDocument,
  releases: readonly ValidatedRelease[],
): Promise<Published> {
  const { targets, ...placed } = await writePublicationsWithNotes(tx, person, document, releases);
  const locales = releases.map(({ text }) => text.locale);
  const receiptId = await openReceipt(tx, person, {
    documentId: document.id,
    verb: releases[0]?.verb ?? "publish",
    locales,
    targets,
  });
  return { receiptId, ...placed };
}

/** As `writePublicationsWithReceipt`, for who opens one receipt for several documents. */
export async function writePublicationsWithNotes(
  tx: Transaction,
  person: Person,
  document: OpenDocument,
  releases: readonly ValidatedRelease[],
): Promise<Omit<Published, "receiptId"> & { targets: InvalidationTarget[] }> {
  const { targets, ...placed } = await writePublications(tx, person, document, releases);
  targets.push(...(await sourceNotes().noteReflections(tx, person, document.id)));
  const locales = releases.map(({ text }) => text.locale);
  await sourceNotes().tellTranslators(tx, person, document.id, locales);
  await sourceNotes().leadOldAddresses(tx, document.id, locales);
  return { targets, ...placed };
}

/**
 * As `writePublicationsWithReceipt`, without one: for content that nobody waits for.
 *
 * @param related what to show beside it, where it is not left to dates
 */
export async function writePublications(
  tx: Transaction,
  person: Person,
  document: OpenDocument,
  releases: readonly ValidatedRelease[],
  related?: string[],
): Promise<Omit<Published, "receiptId"> & { targets: InvalidationTarget[] }> {
  const storyDate = await storyDateOf(tx, document);
  const targets: InvalidationTarget[] = [];
  const paths: string[] = [];
  const states: States[] = [];
  for (const { text, verb, changeNote, behindReason, publishable } of releases) {
    const { publicHash } = publishable;
    const selfApproved = await approveInPassing(tx, person, verb, text, publishable);
    const input = inputOf(document, text, publishable, storyDate);
    const placed = await placePublication(tx, { ...input, related, changeNote });
    targets.push(...placed.targets);
    await followers().published(tx, { documentId: document.id, locale: text.locale });
    paths.push(placed.path);
    await endShareLinks(tx, document.id, text.locale);
    states.push(
      await moveText(tx, person, verb, text, {
        hash: publicHash,
        ...(changeNote ? { reason: changeNote } : {}),
        detail: {
          path: placed.path,
          selfApproved: selfApproved || !!text.approval?.selfApproved,
          ...(behindReason ? { behindReason } : {}),
        },
      }),
    );
  }
  return { targets, paths, states };
}

function inputOf(
  document: OpenDocument,
  { head, locale }: Text,
  { body, pictures, files, publicHash }: Publishable,
  storyDate: Date,
): PublicationInput {
  if (!head) throw new Error("a text without a revision was validated");
  return {
    documentId: document.id,
    locale,
    kind: document.kind,
    sectionKey: document.section?.key,
    slug: head.slug,
    title: head.title,
    summary: head.summary,
    body,
    shortTitle: head.shortTitle ?? undefined,
    headlineBreaks: head.headlineBreaks ?? undefined,
    byline: head.byline ?? undefined,
    source: head.source ?? undefined,
    storyDate,
    eventStart: document.eventStart ?? undefined,
    eventEnd: document.eventEnd ?? undefined,
    position: document.position,
    primaryLocale: document.primaryLocale,
    sourceVersion: head.number,
    publicHash,
    pictures,
    files,
  };
}

/** The date that readers see: the editors', else the day on which any language came out first. */
async function storyDateOf(tx: Transaction, document: OpenDocument): Promise<Date> {
  if (document.storyDate) return document.storyDate;
  const first = await tx.publication.findFirst({
    where: { documentId: document.id },
    orderBy: { firstPublishedAt: "asc" },
    select: { storyDate: true },
  });
  if (first) return first.storyDate;
  // `sv-SE` writes days as ISO 8601 does.
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: newsroomTimeZone });
  return new Date(`${day.format(await databaseNow(tx))}T00:00:00Z`);
}

/** A text has become public: its links have nothing more to show. */
async function endShareLinks(tx: Transaction, documentId: string, locale: Locale): Promise<void> {
  await tx.shareLink.updateMany({
    where: { documentId, locale, publishedAt: null },
    data: { publishedAt: await databaseNow(tx) },
  });
}
