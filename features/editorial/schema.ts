import { z } from "zod";
import { bodySchema } from "@/features/publication/schema";
import { type Locale, locales } from "@/i18n/routing";

/** A language of the site. */
export const localeSchema = z.enum(locales as [Locale, ...Locale[]]);

/** One line of text: no breaks or other control characters, which no page could show. */
const line = (limit: number) =>
  z
    .string()
    .trim()
    .max(limit)
    .regex(/^\P{Cc}*$/u, "no line breaks or control characters");

/** PostgreSQL keeps no NUL in text. */
const prose = (limit: number) =>
  z
    .string()
    .trim()
    .max(limit)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing it is the point
    .regex(/^[^\u0000]*$/, "no NUL characters");

/** A real day: `2019-02-30` is none. */
export const daySchema = z.iso.date();

/**
 * What a save keeps. Unfinished work is saved too, so title, summary and slug
 * may be empty here; publishing asks for them. The body must be one that the
 * site can show, or is refused with the path of what it does not know.
 */
export const contentSchema = z.strictObject({
  slug: line(80).default(""),
  title: line(300).default(""),
  summary: prose(2000).default(""),
  body: bodySchema,
  byline: line(200).optional(),
  source: line(200).optional(),
  responsibleEditor: line(200).optional(),
});

export type ContentInput = z.input<typeof contentSchema>;
export type Content = z.output<typeof contentSchema>;

const shared = {
  primaryLocale: localeSchema,
  sectionKey: z.string().nullable(),
  /** Hash of a picture of the library. */
  lead: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  storyDate: daySchema.nullable(),
  eventStart: daySchema.nullable(),
  eventEnd: daySchema.nullable(),
  position: z.int(),
};

/** What all languages of a document share. */
export const documentSchema = z
  .strictObject(shared)
  .partial()
  .extend({
    kind: z.enum(["ARTICLE", "PAGE"]),
    primaryLocale: localeSchema,
    /** What an importer knows it by. */
    key: z.string().min(1).max(100).optional(),
  });

export type DocumentInput = z.input<typeof documentSchema>;

/** A change of it, with the version it is based on; what is not named stays. */
export const documentChangeSchema = z
  .strictObject(shared)
  .partial()
  .extend({ version: z.int().min(0) });

export type DocumentChange = z.input<typeof documentChangeSchema>;

/** A public change note, or the notice in place of a withdrawn text. */
export const noticeSchema = prose(1000).min(1);

/** One language's share of a publish. */
export const publishTextSchema = z.strictObject({
  locale: localeSchema,
  changeNote: noticeSchema.optional(),
  /** Given, it must be what would be published now: what the caller has seen. */
  contentHash: z.string().optional(),
});

export type PublishText = z.input<typeof publishTextSchema>;
