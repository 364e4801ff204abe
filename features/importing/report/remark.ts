import { z } from "zod";

/**
 * What an import tells of, by what a person does with it: `look` is for a
 * person to judge, `missing` should have come in and did not, `left-out` was
 * not taken, `changed` came in as something else, `found` was read or
 * proposed.
 */
const remarkKinds = ["look", "missing", "left-out", "changed", "found"] as const;
export type RemarkKind = (typeof remarkKinds)[number];

const kinds = {
  // The page around a text, lines of plain text
  "breadcrumb-left-out": "left-out",
  "section-name-left-out": "left-out",
  "stray-line-left-out": "left-out",
  "pager-left-out": "left-out",
  "last-line-doubtful": "look",
  "lines-joined": "changed",
  "word-rejoined": "changed",
  "characters-left-out": "left-out",
  "headline-found": "found",
  "headline-replaced": "changed",
  "headline-missing": "look",
  "credit-found": "found",
  "caption-placed": "found",
  "caption-without-picture": "missing",
  "picture-without-caption": "left-out",
  // A page, and its bytes
  "around-left-out": "left-out",
  "article-doubtful": "look",
  "encoding-differs": "found",
  "encoding-likely": "look",
  "text-unreadable": "look",
  "words-missing": "missing",
  "nested-too-deep": "changed",
  "old-address-doubtful": "look",
  "breadcrumbs-found": "found",
  "shortcode-left-out": "left-out",
  "block-unknown": "look",
  "front-matter-found": "found",
  // Proposals
  "summary-proposed": "found",
  "slug-proposed": "found",
  "slug-incomplete": "look",
  "section-proposed": "found",
  "section-missing": "look",
  "event-dates-proposed": "found",
  "event-year-unknown": "look",
  "story-date-found": "found",
  "story-date-missing": "look",
  "language-doubtful": "look",
  "old-address-found": "found",
  "conflict-copy": "look",
  // Pictures
  "picture-failed": "missing",
  "picture-missing": "missing",
  "picture-outside": "missing",
  "picture-kind": "missing",
  "picture-without-alt": "look",
  "picture-cropped": "look",
  "picture-moved": "changed",
  "picture-repeated": "changed",
  "picture-passed-over": "left-out",
  // Word documents
  "tracked-insertion": "look",
  "tracked-deletion": "look",
  "tracked-move": "look",
  "tracked-formatting": "left-out",
  "header-left-out": "left-out",
  "footer-left-out": "left-out",
  "text-box": "look",
  footnote: "changed",
  endnote: "changed",
  "comment-left-out": "left-out",
  "object-left-out": "missing",
  "chart-left-out": "missing",
  "drawing-left-out": "missing",
  equation: "look",
  field: "changed",
  "contents-left-out": "left-out",
  "hidden-left-out": "left-out",
  "section-break": "changed",
  columns: "changed",
  "page-break": "changed",
  "macros-ignored": "left-out",
  "outside-reference": "left-out",
  "form-field": "changed",
  "symbol-unknown": "look",
  // Forms that a text has otherwise, or not at all
  "heading-by-look": "look",
  "heading-level": "changed",
  "indent-cleaned": "changed",
  "spaces-cleaned": "changed",
  "list-by-look": "changed",
  "list-levels": "changed",
  "list-numbering": "changed",
  "table-flattened": "changed",
  "table-in-table": "changed",
  "table-layout": "changed",
  "caption-found": "found",
  "link-left-out": "left-out",
  "link-resolved": "changed",
  "formatting-left-out": "left-out",
  "struck-out": "look",
  "embed-left-out": "missing",
  "form-left-out": "left-out",
  "script-left-out": "left-out",
  "too-much": "left-out",
} as const satisfies Record<string, RemarkKind>;

export type RemarkCode = keyof typeof kinds;
const remarkCodes = Object.keys(kinds) as [RemarkCode, ...RemarkCode[]];
export const kindOf = (code: RemarkCode): RemarkKind => kinds[code];

/** Where in the file, and, where it came in, where in the draft. */
const placeSchema = z.strictObject({
  /** Part of the file: `body`, `header`, `footnotes`, … */
  part: z.string().optional(),
  /** Paragraph of that part, or line of a text, from 1. */
  number: z.int().min(1).optional(),
  /** Id of the block of the draft. */
  block: z.string().optional(),
  /** The words there, shortened. */
  words: z.string().optional(),
});

/**
 * What an import did that the person who ran it should know. The code is for
 * programs, the message for people at a terminal; the desk words the code in
 * its own languages.
 */
export const remarkSchema = z.strictObject({
  code: z.enum(remarkCodes),
  message: z.string(),
  /** How often; nothing: once. */
  count: z.int().min(1).optional(),
  /** The first of the places. */
  places: z.array(placeSchema).optional(),
  /** Line of a text file, from 1. */
  line: z.int().min(1).optional(),
  /** The words concerned, as they stood in the file. */
  text: z.string().optional(),
});

export type Place = z.infer<typeof placeSchema>;
export type Remark = z.infer<typeof remarkSchema>;
