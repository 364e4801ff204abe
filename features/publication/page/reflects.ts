import { z } from "zod";
import { localeSchema } from "@/i18n/locale-schema";

/** Which version of its source a translation reflects that is behind it; `at` is null where nobody knows. */
export const reflectsSchema = z.object({
  locale: localeSchema,
  at: z.iso.datetime({ offset: true }).nullable(),
});
export type Reflects = z.infer<typeof reflectsSchema>;
