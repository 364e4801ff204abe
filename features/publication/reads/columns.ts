import { z } from "zod";
import { reflectsSchema } from "@/features/publication/page/reflects";

/**
 * What pages show of a publication, as SQL that writes it as JSON and as the
 * schema that reads it. One statement gives all that a page needs, so what it
 * gives is a document and no table.
 */

const day = z.iso.date().transform((text) => new Date(text));
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** Each key with the column that it is read from. */
const jsonOf = (row: string, columns: Record<string, string>): string =>
  `json_build_object(${Object.entries(columns)
    .map(([key, column]) => `'${key}', ${row}.${column}`)
    .join(", ")})`;

const pictureColumns = {
  publicationId: "publication_id",
  hash: "hash",
  lead: "lead",
  width: "width",
  height: "height",
  placeholder: "placeholder",
  portraitHash: "portrait_hash",
  portraitWidth: "portrait_width",
  portraitHeight: "portrait_height",
  alt: "alt",
  caption: "caption",
  credit: "credit",
  focalX: "focal_x",
  focalY: "focal_y",
};

const picture = z.object({
  publicationId: z.string(),
  hash: z.string(),
  lead: z.boolean(),
  width: z.number(),
  height: z.number(),
  placeholder: z.string(),
  portraitHash: z.string().nullable(),
  portraitWidth: z.number().nullable(),
  portraitHeight: z.number().nullable(),
  alt: z.string(),
  caption: z.string(),
  credit: z.string(),
  focalX: z.number(),
  focalY: z.number(),
});

const fileColumns = {
  hash: "hash",
  name: "name",
  mime: "mime",
  bytes: "bytes",
  pages: "pages",
  language: "language",
  title: "title",
};

const file = z.object({
  hash: z.string(),
  name: z.string(),
  mime: z.string(),
  bytes: z.number(),
  pages: z.number().nullable(),
  language: z.string().nullable(),
  title: z.string(),
});

const cardColumns = {
  documentId: "document_id",
  locale: "locale",
  path: "path",
  title: "title",
  shortTitle: "short_title",
  headlineBreaks: "headline_breaks",
  summary: "summary",
  sectionKey: "section_key",
  storyDate: "story_date",
  updatedAt: "updated_at",
  firstPublishedAt: "first_published_at",
};

const cardFields = {
  documentId: z.string(),
  locale: z.string(),
  path: z.string(),
  title: z.string(),
  shortTitle: z.string().nullable(),
  headlineBreaks: z.string().nullable(),
  summary: z.string(),
  sectionKey: z.string().nullable(),
  storyDate: day,
  updatedAt: instant,
  firstPublishedAt: instant,
  pictures: z.array(picture),
};

const textColumns = {
  ...cardColumns,
  id: "id",
  kind: "kind",
  body: "body",
  byline: "byline",
  source: "source",
  eventStart: "event_start",
  eventEnd: "event_end",
  changeNote: "change_note",
  reflects: "reflects",
  primaryLocale: "primary_locale",
  related: "related",
  links: "links",
};

/** What lists show of a story. */
export const cardSchema = z.object(cardFields);

/** A text with all that its own page shows of it. */
export const textSchema = z.object({
  ...cardFields,
  id: z.string(),
  kind: z.enum(["ARTICLE", "PAGE"]),
  /** Judged when it was published: see `publishedBody`. */
  body: z.unknown(),
  byline: z.string().nullable(),
  source: z.string().nullable(),
  eventStart: day.nullable(),
  eventEnd: day.nullable(),
  changeNote: z.string().nullable(),
  reflects: reflectsSchema.nullable(),
  primaryLocale: z.string().nullable(),
  related: z.array(z.string()),
  links: z.array(z.string()),
  files: z.array(file),
  card: z.object({ hash: z.string() }).nullable(),
});

/** One language of a document, for the availability graph. */
export const languageSchema = z.object({
  locale: z.string(),
  state: z.enum(["LIVE", "WITHDRAWN"]),
  path: z.string(),
  firstPublishedAt: instant,
  withdrawnAt: instant.nullable(),
  sourceVersion: z.number(),
});

const languageColumns = {
  locale: "locale",
  state: "state",
  path: "path",
  firstPublishedAt: "first_published_at",
  withdrawnAt: "withdrawn_at",
  sourceVersion: "source_version",
};

const picturesOf = (row: string, which: string) =>
  `coalesce((SELECT json_agg(${jsonOf("picture", pictureColumns)} ORDER BY picture.hash)
    FROM public_record.published_picture AS picture
    WHERE picture.publication_id = ${row}.id${which}), '[]'::json)`;

/** Two objects of JSON put together, as text: PostgreSQL adds up `jsonb` only, which would have to be read first. */
const withKeys = (object: string, extra: Record<string, string>) => {
  const more = Object.entries(extra).map(([key, value]) => `'${key}', ${value}`);
  return `${object.slice(0, -1)}, ${more.join(", ")})`;
};

/** @param row name of a row of publications */
export const cardJson = (row: string) =>
  withKeys(jsonOf(row, cardColumns), { pictures: picturesOf(row, " AND picture.lead") });

/** @param row as of `cardJson` */
export const textJson = (row: string) =>
  withKeys(jsonOf(row, textColumns), {
    pictures: picturesOf(row, ""),
    files: `coalesce((SELECT json_agg(${jsonOf("file", fileColumns)} ORDER BY file.hash)
      FROM public_record.published_file AS file WHERE file.publication_id = ${row}.id), '[]'::json)`,
    card: `(SELECT json_build_object('hash', card.hash) FROM public_record.share_card AS card
      WHERE card.publication_id = ${row}.id)`,
  });

/** @param row as of `cardJson` */
export const languageJson = (row: string) => jsonOf(row, languageColumns);

/** Stories that readers have: the condition of `liveStories`, of a row in the language `$1`. */
export const isLiveStory = (row: string) =>
  `${row}.locale = $1 AND ${row}.kind = 'ARTICLE' AND ${row}.state = 'LIVE'`;

/** Where a story stands among the others, as `newestFirst` orders them. */
export const positionOf = (row: string) =>
  `(${row}.story_date, ${row}.first_published_at, ${row}.id)`;
export const newestFirstOf = (row: string) =>
  `${row}.story_date DESC, ${row}.first_published_at DESC, ${row}.id DESC`;
export const oldestFirstOf = (row: string) =>
  `${row}.story_date, ${row}.first_published_at, ${row}.id`;
