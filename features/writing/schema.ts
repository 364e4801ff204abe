import { z } from "zod";
import { dueSchema, personSchema } from "@/features/editorial/assignments/schema";
import { type ContentInput, daySchema } from "@/features/editorial/schema";
import { localeSchema } from "@/i18n/locale-schema";
import { sha256 } from "@/lib/patterns";
import { lineField } from "@/lib/text/fields";

const documentId = z.uuid();
const hash = z.string().regex(sha256);
const day = z.union([daySchema, z.literal("").transform(() => null)]).nullable();

/** What the editor sends to be kept. The text is judged where it is kept: what is wrong is kept, too. */
export const saveSchema = z.strictObject({
  basedOn: z.int().min(0),
  content: z.custom<ContentInput>((sent) => typeof sent === "object" && sent !== null),
  translatedFromRevisionId: z.uuid().optional(),
  /** Of the browser: somebody may have taken over from it. */
  tab: z.uuid().optional(),
});

/** What an open editor says of itself. */
export const presenceSchema = z.strictObject({
  tab: z.uuid(),
  handed: z.boolean().default(false),
  leaves: z.boolean().default(false),
});

export const beginSchema = z.object({
  kind: z.enum(["ARTICLE", "PAGE"]).default("ARTICLE"),
  language: localeSchema,
  section: z.string().max(100).optional(),
  /** Who is to write it, until when; nobody is named where it is left empty. */
  person: personSchema.or(z.literal("")).optional(),
  dueOn: dueSchema,
});

/** What all languages of a story share. */
export const factsSchema = z.strictObject({
  documentId,
  version: z.int().min(0),
  sectionKey: z.string().max(100).nullable().optional(),
  lead: hash.nullable().optional(),
  storyDate: day.optional(),
  eventStart: day.optional(),
  eventEnd: day.optional(),
});

export const surroundingsSchema = z.strictObject({
  documentId,
  locale: localeSchema,
  slug: z.string().max(200),
  links: z.array(z.string().max(2000)).max(300),
});

export const targetsSchema = z.strictObject({
  documentId,
  desk: localeSchema,
  locale: localeSchema,
  words: lineField(100),
});

/** A point of a picture, as parts of its width and height. */
export const focusSchema = z.strictObject({
  hash,
  focalX: z.number().min(0).max(1),
  focalY: z.number().min(0).max(1),
});
