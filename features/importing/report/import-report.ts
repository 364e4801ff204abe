import { z } from "zod";
import { remarkSchema } from "./remark";

/** What is counted on both sides of an import. */
const countedKinds = [
  "paragraph",
  "heading",
  "list",
  "quotation",
  "table",
  "picture",
  "link",
  "note",
] as const;
export type CountedKind = (typeof countedKinds)[number];

/**
 * Everything that was found is somewhere: in the draft, left out for a reason
 * that a remark gives, or missing although it should have come in.
 */
const countSchema = z
  .strictObject({
    found: z.int().min(0),
    imported: z.int().min(0),
    leftOut: z.int().min(0),
    missing: z.int().min(0),
  })
  .refine(({ found, imported, leftOut, missing }) => found === imported + leftOut + missing, {
    message: "what was found is not what was imported, left out and missing",
  });

const choiceSchema = z.enum(["accept", "reject", "heading", "paragraph"]);

/** A question that a person may answer otherwise than it is answered by default. */
const decisionSchema = z.strictObject({
  /** What an answer names it by, the same each time the same file is read. */
  key: z.string(),
  code: z.enum(["tracked-change", "heading"]),
  /** What it is about, in the file's words. */
  words: z.string(),
  what: z.enum(["insertion", "deletion", "move"]).optional(),
  author: z.string().optional(),
  date: z.string().optional(),
  choices: z.array(choiceSchema).min(2),
  /** The answer that was given or, without one, stands by default. */
  taken: choiceSchema,
});

export const importReportSchema = z.strictObject({
  format: z.enum(["docx", "html", "wechat", "wordpress", "markdown", "text", "editor-json"]),
  /** What was found, and what became of it; a kind of which there was nothing is not named. */
  counts: z.partialRecord(z.enum(countedKinds), countSchema),
  remarks: z.array(remarkSchema),
  decisions: z.array(decisionSchema),
});

export type Counts = z.infer<typeof importReportSchema>["counts"];
export type Count = z.infer<typeof countSchema>;
export type Choice = z.infer<typeof choiceSchema>;
export type Decision = z.infer<typeof decisionSchema>;
/** Answers by the keys of decisions; a key that the file does not have is passed over. */
export type Decisions = Readonly<Record<string, string>>;
export type ImportReport = z.infer<typeof importReportSchema>;
export type ImportFormat = ImportReport["format"];
