import { randomUUID } from "node:crypto";
import { Refusal } from "@/features/audit/errors";
import type { OfferedFile } from "@/features/publication/body/files";
import { nearestStories } from "@/features/publication/catalogue/stories";
import { expirePublication } from "@/features/publication/invalidation/expire-publication";
import { tags } from "@/features/publication/invalidation/tags";
import type { InvalidationTarget } from "@/features/publication/invalidation/targets";
import { isSlug, looksClosed, paths } from "@/features/publication/routes/paths";
import { type Body, keptBodySchema } from "@/features/publication/schema";
import { Prisma } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import { databaseNow } from "@/lib/db/clock";
import type { Transaction } from "@/lib/db/editorial";
import { expireTags } from "@/lib/page-store/expire";
import { replaceFiles } from "./files";
import { followers } from "./followers";
import { lockPublicRecord } from "./lock";
import { claimPath } from "./paths";
import { type PictureInput, replacePictures } from "./pictures";

/** One revision of one language, ready to be public. Days are UTC midnights. */
export type PublicationInput = {
  documentId: string;
  locale: Locale;
  kind: "ARTICLE" | "PAGE";
  /** Needed for an article. */
  sectionKey?: string;
  slug: string;
  title: string;
  summary: string;
  body: Body;
  /** For tabs, search engines and cards. */
  shortTitle?: string | undefined;
  /** Where the title may break, as the writer left it: components/ui/headline-breaks.ts. */
  headlineBreaks?: string | undefined;
  byline?: string;
  source?: string;
  storyDate: Date;
  eventStart?: Date;
  eventEnd?: Date;
  position?: number;
  /** The language that the document was first written in. */
  primaryLocale?: string;
  sourceVersion: number;
  publicHash: string;
  pictures: PictureInput[];
  /** To download; none where not given. */
  files?: readonly OfferedFile[];
  /** Documents to show as related; chosen by date when not given. */
  related?: string[];
  /** Given only for a substantive update: readers see it beside its time. */
  changeNote?: string;
};

/**
 * Makes one language of a document public, or replaces what is public of it.
 * The only way into the public record; expires what it touches in the same
 * transaction.
 *
 * @param tx a transaction of the owner's connection
 * @returns the page's path, and what the change touched
 * @throws Refusal `slug-invalid`, `section-unknown`, `slug-taken`
 * @throws ZodError when the body has a node, mark or attribute that does not exist
 */
export async function placePublication(
  tx: Transaction,
  input: PublicationInput,
): Promise<{ path: string; targets: InvalidationTarget[] }> {
  await lockPublicRecord(tx);
  const { documentId, locale } = input;
  const path = await pathOf(tx, input);
  const before = await tx.publication.findUnique({
    where: { documentId_locale: { documentId, locale } },
  });
  await claimPath(tx, { path, before: before?.path, documentId, locale });

  const now = await databaseNow(tx);
  const kept = before?.state === "LIVE" ? before.related : undefined;
  const data = {
    ...fields(input),
    path,
    state: "LIVE",
    withdrawnAt: null,
    notice: null,
    withdrawals: (before?.withdrawals ?? 0) + (before?.state === "WITHDRAWN" ? 1 : 0),
    // Fixed from now on.
    related: input.related ?? kept ?? (await relatedTo(tx, input)),
    ...(input.changeNote ? { changeNote: input.changeNote, updatedAt: now } : {}),
  } as const;
  const after = await tx.publication.upsert({
    where: { documentId_locale: { documentId, locale } },
    create: {
      ...data,
      id: randomUUID(),
      documentId,
      locale,
      firstPublishedAt: now,
      updatedAt: now,
    },
    update: data,
  });
  if (before?.state !== "LIVE" || before.path !== path) await dateAlternates(tx, documentId, now);
  const pictures = await replacePictures(tx, after.id, input.pictures);
  const files = await replaceFiles(tx, after.id, input.files ?? []);
  const followed = await followers().changed(tx, before, after);
  const targets = await expirePublication(tx, documentId, locale, before, after);
  return { path, targets: [...targets, ...pictures, ...files, ...followed] };
}

/**
 * Takes one language back: its address answers 410 with the notice. Its words
 * and pictures leave the public record; the address and the notice stay.
 *
 * @param notice plain text in the publication's language
 * @returns what the change touched
 * @throws Refusal `not-live`
 */
export async function withdrawPublication(
  tx: Transaction,
  { documentId, locale, notice }: { documentId: string; locale: Locale; notice: string },
): Promise<InvalidationTarget[]> {
  await lockPublicRecord(tx);
  const where = { documentId_locale: { documentId, locale } };
  const before = await tx.publication.findUnique({ where });
  if (before?.state !== "LIVE") throw new Refusal([{ code: "not-live", locale }]);
  const now = await databaseNow(tx);
  const after = await tx.publication.update({
    where,
    data: {
      ...wordless,
      state: "WITHDRAWN",
      withdrawnAt: now,
      notice,
      withdrawals: before.withdrawals + 1,
    },
  });
  await dateAlternates(tx, documentId, now);
  const pictures = await replacePictures(tx, after.id, []);
  const files = await replaceFiles(tx, after.id, []);
  await tx.publicPath.update({ where: { path: before.path }, data: { state: "GONE" } });
  const followed = await followers().changed(tx, before, after);
  const targets = await expirePublication(tx, documentId, locale, before, after);
  return [...targets, ...pictures, ...files, ...followed];
}

/** Each language of a document names the others: it changes with them. */
async function dateAlternates(tx: Transaction, documentId: string, now: Date): Promise<void> {
  await tx.publication.updateMany({ where: { documentId }, data: { alternatesAt: now } });
}

const wordless = {
  title: "",
  summary: "",
  body: { type: "doc", content: [] },
  shortTitle: null,
  headlineBreaks: null,
  byline: null,
  source: null,
  changeNote: null,
  related: [],
  links: [],
  searchText: "",
  reflects: Prisma.DbNull,
};

export async function writeSettings(
  tx: Transaction,
  locale: Locale,
  settings: Omit<Prisma.PublishedSettingsCreateInput, "locale">,
): Promise<void> {
  await tx.publishedSettings.upsert({
    where: { locale },
    create: { ...settings, locale },
    update: settings,
  });
  await expireTags(tx, [tags.frame(locale)]);
}

async function pathOf(tx: Transaction, input: PublicationInput): Promise<string> {
  const { locale, slug, kind } = input;
  if (!isSlug(slug)) throw new Refusal([{ code: "slug-invalid", locale, detail: slug }]);
  if (kind === "PAGE" && looksClosed(slug))
    throw new Refusal([{ code: "slug-invalid", locale, detail: slug }]);
  if (kind === "PAGE") return paths.corporate(locale, slug);
  const key = input.sectionKey ?? "";
  const section = await tx.publishedSection.findUnique({
    where: { key_locale: { key, locale } },
  });
  if (!section) throw new Refusal([{ code: "section-unknown", locale, detail: key }]);
  return paths.article(locale, section.slug, slug);
}

function fields(input: PublicationInput) {
  return {
    kind: input.kind,
    sectionKey: input.sectionKey ?? null,
    slug: input.slug,
    title: input.title,
    summary: input.summary,
    body: keptBodySchema.parse(input.body),
    shortTitle: input.shortTitle || null,
    byline: input.byline ?? null,
    source: input.source ?? null,
    storyDate: input.storyDate,
    eventStart: input.eventStart ?? null,
    eventEnd: input.eventEnd ?? null,
    position: input.position ?? 0,
    primaryLocale: input.primaryLocale ?? null,
    sourceVersion: input.sourceVersion,
    publicHash: input.publicHash,
    ...followers().derivedFrom(input),
  };
}

const relatedTo = async (tx: Transaction, input: PublicationInput): Promise<string[]> =>
  input.kind === "PAGE" ? [] : nearestStories(tx, input.locale, input);
