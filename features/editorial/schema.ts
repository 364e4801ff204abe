import { z } from "zod";
import { incomingBodySchema } from "@/features/publication/body/incoming-body";
import { localeSchema } from "@/i18n/locale-schema";
import { calendarYear, sha256 } from "@/lib/patterns";
import { lineField, neededLine, optionalLine, optionalProse, proseField } from "@/lib/text/fields";
import type { PictureWords } from "./pictures/picture-words";

/**
 * A real day: `2019-02-30` is none. Of a year that something can be of, which
 * archives by year and weeks around it go by.
 */
export const daySchema = z.iso.date().refine((day) => calendarYear.test(day.slice(0, 4)));

/** What a text says of a picture that it shows. */
export const pictureWordsSchema = z.strictObject({
  alt: lineField(500).default(""),
  caption: lineField(500).default(""),
  credit: lineField(200).default(""),
}) satisfies z.ZodType<PictureWords>;

/**
 * What a save keeps. Unfinished work is saved too, so title, summary and slug
 * may be empty here; publishing asks for them. All of it is put in the form in
 * which it is kept, whoever sent it; the body must be one that the site can
 * show, or is refused with the path of what it does not know.
 */
export const contentSchema = z.strictObject({
  slug: lineField(80).default(""),
  title: lineField(300).default(""),
  summary: proseField(2000).default(""),
  body: incomingBodySchema,
  /** For tabs, search engines and cards, where the title is too long for them. */
  shortTitle: optionalLine(120),
  /** Where the title may break: see components/ui/headline-breaks.ts. */
  headlineBreaks: optionalProse(600),
  byline: optionalLine(200),
  source: optionalLine(200),
  responsibleEditor: optionalLine(200),
  /**
   * Of the pictures that it shows, by their hashes. One that is not named
   * keeps what the text said of it, or gets what is proposed for it.
   */
  pictures: z.record(z.string().regex(sha256), pictureWordsSchema).optional(),
});

export type ContentInput = z.input<typeof contentSchema>;
export type Content = z.output<typeof contentSchema>;

const shared = {
  primaryLocale: localeSchema,
  sectionKey: z.string().nullable(),
  /** Hash of a picture of the library. */
  lead: z.string().regex(sha256).nullable(),
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
    key: neededLine(100).optional(),
  });

export type DocumentInput = z.input<typeof documentSchema>;

/** A change of it, with the version it is based on; what is not named stays. */
export const documentChangeSchema = z
  .strictObject(shared)
  .partial()
  .extend({ version: z.int().min(0) });

export type DocumentChange = z.input<typeof documentChangeSchema>;
