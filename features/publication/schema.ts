import { z } from "zod";
import * as limits from "@/features/publication/body/body-limits";
import { longestHref, sha256 } from "@/lib/patterns";

/**
 * The body of a text as the editor keeps it (ProseMirror JSON), and the only
 * nodes, marks and attributes that exist. Everything that stores or shows a
 * body parses it with `keptBodySchema`; an unknown node, mark or attribute is
 * refused with its path in the error. What comes in is settled first:
 * `body/incoming-body.ts`.
 *
 * How much a text may be (`bodyLimits`) is not asked here: texts from before
 * a limit must still open, be published and be withdrawn. Saving asks.
 */

/** Stable and unique within one text: comparisons, comments and translations refer to it. */
const blockId = z.string().regex(limits.blockId);
const pictureHash = z.string().regex(sha256);

const href = z
  .string()
  .max(longestHref)
  .refine(limits.isHref, "link must be a path, http(s) or mailto");

const mark = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("bold") }),
  z.strictObject({ type: z.literal("italic") }),
  z.strictObject({ type: z.literal("superscript") }),
  z.strictObject({ type: z.literal("subscript") }),
  z.strictObject({
    type: z.literal("link"),
    attrs: z.union([
      z.strictObject({ href }),
      /** A document of this site, wherever it stands in the text's language. */
      z.strictObject({ document: z.uuid() }),
      /** A file of the library, which readers are given as it is. */
      z.strictObject({ file: pictureHash }),
    ]),
  }),
  /** A span in another language: BCP 47, e.g. `ru` or `zh-Hans`. */
  z.strictObject({
    type: z.literal("foreign"),
    attrs: z.strictObject({ lang: z.string().regex(limits.languageTag) }),
  }),
]);

/** Nothing stands above the line and below it. */
const onOneSide = (marks: { type: string }[]) =>
  !["superscript", "subscript"].every((side) => marks.some(({ type }) => type === side));

const inline = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("text"),
    text: z.string().min(1),
    marks: z
      .array(mark)
      .refine(onOneSide, "superscript and subscript exclude each other")
      .optional(),
  }),
  z.strictObject({ type: z.literal("hardBreak") }),
]);

const inlines = z.array(inline).optional();

const paragraph = z.strictObject({
  type: z.literal("paragraph"),
  attrs: z.strictObject({ id: blockId }),
  content: inlines,
});

const heading = z.strictObject({
  type: z.literal("heading"),
  attrs: z.strictObject({ id: blockId, level: z.union([z.literal(2), z.literal(3)]) }),
  content: inlines,
});

const listItem = z.strictObject({
  type: z.literal("listItem"),
  get content(): z.ZodArray<
    z.ZodDiscriminatedUnion<[typeof paragraph, typeof bulletList, typeof orderedList]>
  > {
    return z.array(z.discriminatedUnion("type", [paragraph, bulletList, orderedList])).min(1);
  },
});

const bulletList = z.strictObject({
  type: z.literal("bulletList"),
  attrs: z.strictObject({ id: blockId }),
  content: z.array(listItem).min(1),
});

const orderedList = z.strictObject({
  type: z.literal("orderedList"),
  attrs: z.strictObject({
    id: blockId,
    start: z.int().min(-limits.outermostStart).max(limits.outermostStart).optional(),
  }),
  content: z.array(listItem).min(1),
});

const blockquote = z.strictObject({
  type: z.literal("blockquote"),
  attrs: z.strictObject({ id: blockId, attribution: z.string().optional() }),
  content: z.array(paragraph).min(1),
});

/** Alt text, caption and credit stand with the picture, not in the body. */
const figure = z.strictObject({
  type: z.literal("figure"),
  attrs: z.strictObject({ id: blockId, picture: pictureHash }),
});

const span = z.int().min(1).max(limits.longestSpan).optional();

const cell = z.strictObject({
  type: z.enum(["tableHeader", "tableCell"]),
  attrs: z.strictObject({ colspan: span, rowspan: span }).optional(),
  content: z.array(paragraph).min(1),
});

const table = z.strictObject({
  type: z.literal("table"),
  attrs: z.strictObject({ id: blockId, caption: z.string().optional() }),
  content: z
    .array(z.strictObject({ type: z.literal("tableRow"), content: z.array(cell).min(1) }))
    .min(1),
});

const block = z.discriminatedUnion("type", [
  paragraph,
  heading,
  bulletList,
  orderedList,
  blockquote,
  figure,
  table,
]);

/**
 * A body that is kept already. What comes in must also have each id once
 * (`bodySchema` in body/body-schema.ts): from before that was asked a text must
 * still open, be published and be withdrawn.
 */
export const keptBodySchema = z.strictObject({
  type: z.literal("doc"),
  content: z.array(block).min(1),
});

export type Body = z.infer<typeof keptBodySchema>;

/**
 * A body of the public record. Nothing comes to stand there that `keptBodySchema`
 * has not accepted (`placePublication`), and to judge it again for each page
 * takes longer than to read it.
 */
export const publishedBody = (json: unknown): Body => json as Body;
export type Block = z.infer<typeof block>;
export type Inline = z.infer<typeof inline>;
export type Mark = z.infer<typeof mark>;
export type ListItem = z.infer<typeof listItem>;
export type TableCell = z.infer<typeof cell>;
