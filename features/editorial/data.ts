import { z } from "zod";
import type { Reason } from "@/features/audit/errors";
import { type StoryTitle, storyTitle } from "@/features/editorial/drafts/story-title";
import { findText, readDocument, type Text } from "@/features/editorial/drafts/texts";
import { publishableOf } from "@/features/editorial/publishing/publishable";
import type { Prisma } from "@/generated/prisma/client";
import { localeSchema } from "@/i18n/locale-schema";
import { type Locale, locales } from "@/i18n/routing";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { inSnapshot } from "@/lib/db/transaction";

/** Reads of the desk and the command line: on the owner's connection, never for the public side. */

/**
 * How many comments of each text wait for somebody, by the texts' ids; those
 * of which all is settled are missing.
 */
export async function openComments(
  documentIds: readonly string[],
  db: Pick<Transaction, "comment"> = editorialDb(),
): Promise<Map<string, number>> {
  const counts = await db.comment.groupBy({
    by: ["translationId"],
    where: {
      translation: { documentId: { in: [...documentIds] } },
      parentId: null,
      resolvedAt: null,
    },
    _count: true,
  });
  return new Map(counts.map(({ translationId, _count }) => [translationId, _count]));
}

/**
 * A document with everything that its verbs judge by: for each language the
 * newest revision, its states, the hash to approve or publish by, what keeps
 * it from being published, and what is public. One state of the database, without a lock: who opens a story
 * waits for no save and no publish, and none waits for them.
 *
 * @throws Refusal `document-unknown`
 */
export async function documentDetail(documentId: string) {
  return inSnapshot(async (tx) => {
    const document = await readDocument(tx, documentId);
    const schedules = await tx.schedule.findMany({
      where: { documentId, state: "PENDING" },
      include: { texts: true },
    });
    const open = await openComments([documentId], tx);
    const texts = [];
    for (const locale of locales) {
      const text = await findText(tx, documentId, locale);
      if (!text) continue;
      const { publicHash, reasons } = await publishableOf(tx, document, text);
      const scheduled = schedules.find(({ texts }) =>
        texts.some(({ translationId }) => translationId === text.translation.id),
      );
      texts.push({
        locale,
        states: text.states,
        version: text.translation.version,
        head: text.head,
        /** How it stands to the text that it was made from, as it was last noted; null where there is no text. */
        standing: text.head ? standingIn(text) : null,
        /** Of what would be public now; the publication's is the same when nothing has changed. */
        publicHash,
        reasons,
        approval: text.approval?.revisionId === text.head?.id ? text.approval : null,
        publication: text.publication,
        openComments: open.get(text.translation.id) ?? 0,
        schedule: scheduled
          ? {
              id: scheduled.id,
              dueAt: scheduled.dueAt,
              zone: scheduled.zone,
              localTime: scheduled.localTime,
              /** Why it cannot be carried out as things stand. */
              risk: (scheduled.risk ?? []) as Reason[],
            }
          : null,
      });
    }
    return { document, texts };
  });
}

const standingIn = ({ translation }: Text) => ({
  source: translation.sourceLocale as Locale | null,
  behind: translation.behind,
  of: translation.units,
  since: translation.behindSince,
});

export type DocumentDetail = Awaited<ReturnType<typeof documentDetail>>;

/** What documents are called on a desk of this language; those that are gone or deleted are missing. */
export type StoryTitles = Map<string, StoryTitle>;

export async function storyTitles(ids: readonly string[], desk: Locale): Promise<StoryTitles> {
  const documents = await editorialDb().document.findMany({
    where: { id: { in: [...new Set(ids)] }, trashedAt: null },
    select: {
      id: true,
      primaryLocale: true,
      translations: { select: { locale: true, headRevision: { select: { title: true } } } },
    },
  });
  return new Map(
    documents.map(({ id, primaryLocale, translations }) => {
      const texts = translations.map(({ locale, headRevision }) => ({
        locale,
        title: headRevision?.title,
      }));
      return [id, storyTitle(desk, primaryLocale, texts)];
    }),
  );
}

/** Events, newest first. */
export function auditTrail(filter: { documentId?: string; verb?: string; limit?: number } = {}) {
  const { limit = 100, ...where } = filter;
  return editorialDb().auditEvent.findMany({ where, orderBy: { id: "desc" }, take: limit });
}

/** Receipts with their addresses, newest first. */
export function receipts(
  filter: { documentId?: string; state?: Prisma.ReceiptWhereInput["state"]; limit?: number } = {},
) {
  const { limit = 50, documentId, state } = filter;
  return editorialDb().receipt.findMany({
    where: { ...(documentId ? { documentId } : {}), ...(state ? { state } : {}) },
    include: { urls: { orderBy: { path: "asc" } } },
    orderBy: { createdAt: "desc" },
    take: limit,
  });
}

export function receipt(id: string) {
  return editorialDb().receipt.findUnique({
    where: { id },
    include: { urls: { orderBy: { path: "asc" } } },
  });
}

/**
 * How far a publish or a withdrawal has come, as its page shows it: the pages
 * that it was about by what they are called, and every address. Null for a
 * receipt that nobody has.
 */
export async function receiptProgress(id: string) {
  const found = await editorialDb().receipt.findUnique({
    where: { id },
    select: {
      id: true,
      documentId: true,
      state: true,
      verb: true,
      locales: true,
      about: true,
      createdAt: true,
      urls: {
        select: {
          path: true,
          lowPriority: true,
          expectedStatus: true,
          seenAt: true,
          behind: true,
        },
        orderBy: { path: "asc" },
      },
    },
  });
  if (!found) return null;
  const { documentId, locales: changed } = found;
  if (found.about) return { ...found, ...(await pagesOf(aboutSchema.parse(found.about))) };
  const publications = documentId
    ? await editorialDb().publication.findMany({
        where: { documentId },
        select: { locale: true, path: true, title: true, state: true },
      })
    : [];
  // It is asked again and again while a receipt is open, and only of what was withdrawn this is looked at.
  const isNameless = publications.some((each) => !each.title && changed.includes(each.locale));
  const texts =
    documentId && isNameless
      ? await editorialDb().translation.findMany({
          where: { documentId },
          select: { locale: true, headRevision: { select: { title: true } } },
        })
      : [];
  const pages = found.locales.flatMap((locale) => {
    const publication = publications.find((each) => each.locale === locale);
    const written = texts.find((each) => each.locale === locale)?.headRevision?.title;
    // Of what was withdrawn the public record has no words any more.
    const title = publication?.title || written || "";
    const { path = "", state } = publication ?? {};
    return publication ? [{ locale: locale as Locale, title, path, live: state === "LIVE" }] : [];
  });
  return { ...found, pages, own: publications.map(({ path }) => path) };
}

const aboutSchema = z.array(z.object({ documentId: z.uuid(), locale: localeSchema }));

/** The pages of a change of several documents at once. */
async function pagesOf(about: z.output<typeof aboutSchema>) {
  const publications = await editorialDb().publication.findMany({
    where: { OR: about },
    select: { documentId: true, locale: true, path: true, title: true, state: true },
    orderBy: [{ path: "asc" }],
  });
  const pages = publications.map(({ locale, path, title, state }) => {
    return { locale: locale as Locale, title, path, live: state === "LIVE" };
  });
  return { pages, own: publications.map(({ path }) => path) };
}

export type ReceiptProgress = NonNullable<Awaited<ReturnType<typeof receiptProgress>>>;

/** Schedules that wait for their time, the next one first. */
export function pendingSchedules() {
  return editorialDb().schedule.findMany({
    where: { state: "PENDING" },
    include: { texts: { include: { translation: true } } },
    orderBy: { dueAt: "asc" },
  });
}

/** Sections with their names as they are saved, in their order. */
export function sectionDrafts() {
  return editorialDb().section.findMany({
    orderBy: [{ position: "asc" }, { key: "asc" }],
    include: { texts: { orderBy: { locale: "asc" } } },
  });
}

/** The settings and the menu of a language as they are being edited. */
export async function siteDraft(locale: Locale) {
  const [settings, navigation] = await Promise.all([
    editorialDb().siteSettings.findUnique({ where: { locale } }),
    editorialDb().navigation.findUnique({ where: { locale } }),
  ]);
  return { settings, navigation };
}

/** Links to a document's drafts, newest first, by whom; without the hashes of their tokens. */
export async function shareLinks(documentId: string) {
  const links = await editorialDb().shareLink.findMany({
    where: { documentId },
    omit: { tokenHash: true },
    orderBy: { createdAt: "desc" },
  });
  const makers = await editorialDb().user.findMany({
    where: { id: { in: links.flatMap(({ createdById }) => createdById ?? []) } },
    select: { id: true, name: true },
  });
  const nameOf = (id: string | null) => makers.find((each) => each.id === id)?.name;
  return links.map((link) => ({
    ...link,
    createdByName: nameOf(link.createdById) ?? link.createdByName,
  }));
}
