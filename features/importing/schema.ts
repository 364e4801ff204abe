import { z } from "zod";
import { localeSchema } from "@/i18n/locale-schema";

/** Answers to what a report asks, by the keys of its decisions. */
const decisionsSchema = z.record(z.string().max(80), z.string().max(40));

const mostPieces = 20_000;

/** Pieces of a page that a person chose as its text, as numbers and stretches of them: `0,4-17`. */
const chosenSchema = z
  .string()
  .max(40_000)
  .regex(/^(?:\d{1,5}(?:-\d{1,5})?(?:,\d{1,5}(?:-\d{1,5})?)*)?$/)
  .transform((text, context) => {
    const chosen: number[] = [];
    for (const part of text.split(",").filter(Boolean)) {
      const [from = 0, to = from] = part.split("-").map(Number);
      if (chosen.length + to - from > mostPieces) {
        context.addIssue({ code: "custom", message: "more than a page has" });
        return z.NEVER;
      }
      for (let at = from; at <= to; at++) chosen.push(at);
    }
    return chosen;
  });

/** What the desk sends beside a file. */
export const importFileSchema = z.strictObject({
  language: localeSchema,
  /** The report alone: nothing is kept. */
  look: z.stringbool(),
  section: z.string().max(100).optional(),
  document: z.uuid().optional(),
  /** Version of the text that it takes the place of. */
  version: z.coerce.number().int().min(0).optional(),
  decisions: z
    .string()
    .max(100_000)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: "custom", message: "no JSON" });
        return z.NEVER;
      }
    })
    .pipe(decisionsSchema)
    .optional(),
  chosen: chosenSchema.optional(),
});

/** Which text files for missing pictures are sent for. */
export const picturesAgainSchema = z.strictObject({ document: z.uuid(), language: localeSchema });
