import { z } from "zod";
import { daySchema } from "@/features/editorial/schema";
import { licences } from "@/features/media/pictures/licences";
import { localeSchema } from "@/i18n/locale-schema";
import { locales } from "@/i18n/routing";
import { sha256 } from "@/lib/patterns";
import { lineField } from "@/lib/text/fields";
import { proposedFields, replacementWords, wordFields, wordLimits } from "./words/fields";

const hashSchema = z.string().regex(sha256);

const licence = z.union([z.enum(licences), z.literal("")]);
const day = z.union([daySchema, z.literal("")]);
/** In which a document is written; empty where it is in none, or in several. */
const language = z.union([localeSchema, z.literal("")]);

const wordChange = z
  .strictObject({
    locale: localeSchema,
    field: z.enum(wordFields),
    /** As it was shown to whoever changes it. */
    was: z.string().max(10_000),
    now: lineField(Math.max(...Object.values(wordLimits))),
  })
  .superRefine(({ field, now }, context) => {
    if (now.length > wordLimits[field]) {
      context.addIssue({ code: "custom", message: "too long", path: ["now"] });
    }
  });

/** What is changed of one picture, field by field: two people with different fields are in nobody's way. */
export const describeSchema = z.strictObject({
  hash: hashSchema,
  words: z.array(wordChange).max(locales.length * wordFields.length),
  licence: z.strictObject({ was: z.string().max(100), now: licence }).optional(),
  licenceUntil: z.strictObject({ was: day, now: day }).optional(),
  language: z.strictObject({ was: z.string().max(100), now: language }).optional(),
});

export type Describe = z.output<typeof describeSchema>;

/** So many pictures are on a page of the library, and so many are changed at once at most. */
export const picturesOnPage = 24;

const hashesSchema = z.array(hashSchema).min(1).max(picturesOnPage);

const few = lineField(wordLimits.credit);

/** What is said of several pictures at once: what is left empty stays as it is. */
export const describeManySchema = z.strictObject({
  hashes: hashesSchema,
  credit: z.partialRecord(localeSchema, few).default({}),
  terms: z.partialRecord(localeSchema, lineField(wordLimits.licence)).default({}),
  licence: licence.default(""),
  licenceUntil: day.default(""),
});

export type DescribeMany = z.output<typeof describeManySchema>;

/** So many texts are changed or published at once: they are one transaction. */
export const mostTexts = 60;

const text = { documentId: z.uuid(), locale: localeSchema };
const shownText = z.strictObject({ ...text, version: z.int().min(0) });

export const offeredSchema = z.strictObject({
  fields: z.array(z.enum(proposedFields)).min(1).max(proposedFields.length),
  texts: z
    .array(shownText.extend({ hashes: hashesSchema }))
    .min(1)
    .max(mostTexts),
});

export type Offered = z.output<typeof offeredSchema>;

const pair = { old: hashSchema, new: hashSchema };

export const replaceSchema = z.strictObject({
  ...pair,
  words: z.enum(replacementWords).default("text"),
  texts: z.array(shownText).min(1).max(mostTexts),
});

export type Replace = z.output<typeof replaceSchema>;

export const submitSchema = z.strictObject({ texts: z.array(shownText).min(1).max(mostTexts) });

export const approveSchema = z.strictObject({
  texts: z
    .array(z.strictObject({ ...text, publicHash: z.string().max(100) }))
    .min(1)
    .max(mostTexts),
});

export const publishReplacedSchema = approveSchema.extend({
  ...pair,
  /** Why texts that are behind their source become public nevertheless. */
  behindReason: lineField(500).default(""),
});

export type PublishReplaced = z.output<typeof publishReplacedSchema>;

export const deleteSchema = z.strictObject({
  hash: hashSchema,
  /** Stands for the drafts that were named to whoever deletes it. */
  confirmed: z.string().max(100),
});

const choice = <Value extends string>(values: readonly [Value, ...Value[]]) =>
  z.enum(values).optional().catch(undefined);

/** The library's filters as they stand in its address: whatever is no filter is none. */
export const filtersSchema = z.object({
  q: lineField(200).catch("").default(""),
  kind: choice(["picture", "file"]),
  use: choice(["public", "drafts", "unused"]),
  /** A language in which nobody has said what it shows. */
  missing: choice(locales),
  licence: choice([...licences, "none", "ending"]),
  view: choice(["list"]),
});

export type LibraryFilters = z.output<typeof filtersSchema>;
