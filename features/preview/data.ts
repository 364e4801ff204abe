import { wordsOfPicture } from "@/features/editorial/drafts/texts";
import { filesOf } from "@/features/editorial/publishing/publishable";
import { isMeasured } from "@/features/media/pictures/renditions";
import { shownPictures } from "@/features/publication/body/figures";
import { filesIn } from "@/features/publication/body/files";
import { linkedDocuments } from "@/features/publication/catalogue/links";
import { nearestStories, neighboursOf } from "@/features/publication/catalogue/stories";
import type { Card } from "@/features/publication/data";
import { reflectsSchema } from "@/features/publication/page/reflects";
import { paths } from "@/features/publication/routes/paths";
import { type Body, keptBodySchema } from "@/features/publication/schema";
import type { Prisma } from "@/generated/prisma/client";
import { type Locale, newsroomTimeZone } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { isUuid } from "@/lib/patterns";

/** Reads of drafts as the public record would have them: on the owner's connection. */

type Draft = Prisma.RevisionGetPayload<{ include: typeof withDocument }>;

const withDocument = {
  pictureWords: true,
  translation: {
    include: {
      document: { include: { section: true, leadMedia: { include: { portrait: true } } } },
    },
  },
} satisfies Prisma.RevisionInclude;

/** A revision with what stands around it: the newest, or the one of that number. Erased ones are none. */
export async function draftOf(
  documentId: string,
  locale: Locale,
  number?: number,
): Promise<Draft | null> {
  if (!isUuid(documentId)) return null;
  const draft = await editorialDb().revision.findFirst({
    where: {
      erasedAt: null,
      ...(number === undefined
        ? { headOf: { documentId, locale, document: { trashedAt: null } } }
        : { number, translation: { documentId, locale, document: { trashedAt: null } } }),
    },
    include: withDocument,
  });
  return draft;
}

/** Drafts that schedules will have made public by a time. */
export async function scheduledDrafts(locale: Locale, until: Date): Promise<Draft[]> {
  const texts = await editorialDb().scheduledText.findMany({
    where: { schedule: { state: "PENDING", dueAt: { lte: until } }, translation: { locale } },
    include: { revision: { include: withDocument } },
    orderBy: { schedule: { dueAt: "asc" } },
  });
  return texts.map(({ revision }) => revision);
}

/** The languages in which a document has any text, with what is public of them. */
export async function languagesOf(documentId: string) {
  const [translations, publications] = await Promise.all([
    editorialDb().translation.findMany({
      where: { documentId, headRevisionId: { not: null } },
      select: { locale: true },
    }),
    editorialDb().publication.findMany({ where: { documentId } }),
  ]);
  return { drafted: translations.map(({ locale }) => locale as Locale), publications };
}

/** A draft in the shape of a publication. */
export async function asPublication(draft: Draft, locale: Locale) {
  const { document } = draft.translation;
  const db = editorialDb();
  const [before, section, first] = await Promise.all([
    db.publication.findUnique({
      where: { documentId_locale: { documentId: document.id, locale } },
    }),
    document.section
      ? db.publishedSection.findUnique({
          where: { key_locale: { key: document.section.key, locale } },
        })
      : null,
    db.publication.findFirst({
      where: { documentId: document.id },
      orderBy: { firstPublishedAt: "asc" },
    }),
  ]);
  const parsed = keptBodySchema.safeParse(draft.body);
  const body: Body = parsed.success ? parsed.data : { type: "doc", content: [] };
  const slug = draft.slug || "preview";
  const now = new Date();
  const storyDate = document.storyDate ?? first?.storyDate ?? today(now);
  const live = before?.state === "LIVE" ? before : null;
  return {
    section,
    publication: {
      id: draft.id,
      documentId: document.id,
      locale,
      kind: document.kind,
      state: "LIVE" as const,
      sectionKey: document.section?.key ?? null,
      primaryLocale: document.primaryLocale,
      path:
        document.kind === "ARTICLE"
          ? paths.article(locale, section?.slug ?? "news", slug)
          : paths.corporate(locale, slug),
      slug,
      title: draft.title,
      summary: draft.summary,
      body,
      shortTitle: draft.shortTitle,
      headlineBreaks: draft.headlineBreaks,
      byline: draft.byline,
      source: draft.source,
      storyDate,
      eventStart: document.eventStart,
      eventEnd: document.eventEnd,
      position: document.position,
      firstPublishedAt: before?.firstPublishedAt ?? now,
      updatedAt: before?.updatedAt ?? now,
      changeNote: live?.changeNote ?? null,
      reflects: reflectsSchema.nullable().parse(live?.reflects ?? null),
      // What feeds, news and sitemaps go by: nothing that a page shows.
      publishedAt: before?.publishedAt ?? now,
      backfilled: before?.backfilled ?? false,
      alternatesAt: before?.alternatesAt ?? null,
      related:
        live?.related ??
        (await nearestStories(editorialDb(), locale, { documentId: document.id, storyDate })),
      links: linkedDocuments(body),
      sourceVersion: draft.number,
      publicHash: draft.revisionHash,
      withdrawnAt: null,
      notice: null,
      withdrawals: before?.withdrawals ?? 0,
      searchText: "",
      pictures: await picturesOf(draft, body, locale),
      files: (await filesOf(editorialDb(), body)).files,
      card: null,
    },
  };
}

export type DraftPublication = Awaited<ReturnType<typeof asPublication>>["publication"];

/** The day it is now in the newsroom, as a `DATE` is read. */
function today(now: Date): Date {
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: newsroomTimeZone }).format(now);
  return new Date(`${day}T00:00:00Z`);
}

/** The stories that would stand just before and just after one. */
export const neighboursOfDraft = (publication: DraftPublication & { locale: Locale }) =>
  neighboursOf(editorialDb(), publication.locale, publication);

async function picturesOf(draft: Draft, body: Body, locale: Locale): Promise<Card["pictures"]> {
  const lead = draft.translation.document.leadMedia?.hash;
  const hashes = shownPictures(body, lead);
  const media = await editorialDb().media.findMany({
    where: { hash: { in: hashes } },
    include: { portrait: true, texts: { where: { locale } } },
  });
  return media
    .filter(isMeasured)
    .map(({ hash, width, height, focalX, focalY, placeholder, portrait, texts }) => ({
      publicationId: draft.id,
      hash,
      lead: hash === lead,
      width,
      height,
      focalX,
      focalY,
      placeholder,
      portraitHash: portrait?.hash ?? null,
      portraitWidth: portrait?.width ?? null,
      portraitHeight: portrait?.height ?? null,
      ...wordsOfPicture(hash, draft.pictureWords, texts),
    }));
}

/** Hashes of the pictures that a draft shows, portrait compositions included, and of the files that it offers. */
export async function draftPictures(
  documentId: string,
  locale: Locale,
  number?: number,
): Promise<string[]> {
  const draft = await draftOf(documentId, locale, number);
  const body = keptBodySchema.safeParse(draft?.body);
  if (!draft || !body.success) return [];
  const pictures = await picturesOf(draft, body.data, locale);
  const files = filesIn(body.data).map(({ hash }) => hash);
  return [
    ...pictures.flatMap(({ hash, portraitHash }) => (portraitHash ? [hash, portraitHash] : [hash])),
    ...files,
  ];
}
