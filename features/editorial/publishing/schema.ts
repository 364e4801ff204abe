import { z } from "zod";
import { localeSchema } from "@/i18n/locale-schema";
import { neededProse } from "@/lib/text/fields";

/** A public change note, or the notice in place of a withdrawn text. */
export const noticeSchema = neededProse(1000);

/** One language's share of a publish. */
export const publishTextSchema = z.strictObject({
  locale: localeSchema,
  changeNote: noticeSchema.optional(),
  /** Why it becomes public although it is behind its source. */
  behindReason: neededProse(500).optional(),
  /** Given, it must be what would be published now: what the caller has seen. */
  publicHash: z.string().optional(),
});
