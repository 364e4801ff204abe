import { z } from "zod";
import { contentSchema } from "@/features/editorial/schema";
import { localeSchema } from "@/i18n/locale-schema";
import { proseField } from "@/lib/text/fields";

const which = { documentId: z.uuid(), locale: localeSchema };
const unit = z.string().max(120);
/** More than a text may have units for. */
const mostUnits = 5000;

const viewSchema = z.strictObject({ ...which, source: localeSchema });

export const newsSchema = viewSchema.extend({
  known: z.strictObject({ source: z.string().max(40), own: z.string().max(40), noted: z.int() }),
});

export const rememberedSchema = viewSchema.extend({ unit, desk: localeSchema });

export const suggestSchema = z.strictObject({ source: localeSchema, unit });

export const takeSchema = viewSchema.extend({
  unit,
  seen: z.strictObject({ unit, hash: z.string().max(64) }),
});

export const confirmSchema = z.strictObject({
  ...which,
  /** Left out: all whose source has changed, once more as they stand then. */
  lines: z
    .array(
      z.strictObject({
        unit: unit.nullable(),
        seen: z.array(z.strictObject({ unit, hash: z.string().max(64) })).max(100),
      }),
    )
    .min(1)
    .max(mostUnits),
  reason: proseField(500).default(""),
});

export const linkSchema = z.strictObject({
  ...which,
  source: localeSchema,
  /** Left out, with `units`: by order, structure and likeness. */
  pairs: z
    .array(z.strictObject({ unit, sourceUnit: unit }))
    .max(mostUnits)
    .optional(),
  units: z.array(unit).max(mostUnits).optional(),
});

export const beginSchema = z.object({
  ...which,
  source: localeSchema,
  words: z.enum(["empty", "copied"]),
  desk: localeSchema,
});

export const matchSchema = viewSchema.extend({ content: contentSchema });

export const beginWithTextSchema = matchSchema.extend({
  pairs: z.array(z.strictObject({ unit, sourceUnit: unit })).max(mostUnits),
  seen: z.uuid(),
  desk: localeSchema,
});
