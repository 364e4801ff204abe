import { z } from "zod";
import { type Locale, locales } from "@/i18n/routing";
import { lineField } from "@/lib/text/fields";

/** What a cell of the table can be found by. */
export const cellStates = [
  "draft",
  "in-review",
  "approved",
  "scheduled",
  "live",
  "newer",
  "withdrawn",
  "missing",
] as const;

export type CellState = (typeof cellStates)[number];

/**
 * The table's filters as they stand in its address. Whatever is no filter is
 * none: an address that was mistyped shows the whole table.
 */
export const filtersSchema = z.object({
  q: lineField(200).catch("").default(""),
  state: z.enum(cellStates).optional().catch(undefined),
  /** The language that `state` is about; left out: any. */
  language: z
    .enum(locales as [Locale, ...Locale[]])
    .optional()
    .catch(undefined),
  section: z.string().max(100).optional().catch(undefined),
  kind: z.enum(["ARTICLE", "PAGE"]).optional().catch(undefined),
  mine: z.literal("1").optional().catch(undefined),
});

export type Filters = z.output<typeof filtersSchema>;
