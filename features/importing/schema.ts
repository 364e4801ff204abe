import { z } from "zod";
import { localeSchema } from "@/i18n/locale-schema";

/** Answers to what a report asks, by the keys of its decisions. */
const decisionsSchema = z.record(z.string().max(80), z.string().max(40));

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
});
