import { z } from "zod";
import { daySchema } from "@/features/editorial/schema";
import { type Locale, locales } from "@/i18n/routing";
import { accountId, hyphenated } from "@/lib/patterns";
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

/** What readers have of a text. */
export const shownStates = ["never", "live", "newer", "withdrawn"] as const;

export type ShownState = (typeof shownStates)[number];

export const sortings = ["changed", "untouched", "date", "title", "state"] as const;

export type Sorting = (typeof sortings)[number];

const choice = <Value extends string>(values: readonly [Value, ...Value[]]) =>
  z.enum(values).optional().catch(undefined);

const day = daySchema.optional().catch(undefined);

/**
 * The table's filters as they stand in its address. Whatever is no filter is
 * none: an address that was mistyped shows the whole table.
 */
export const filtersSchema = z.object({
  q: lineField(200).catch("").default(""),
  state: choice(cellStates),
  /** Beside `state`, of the same text. */
  public: choice(shownStates),
  /** The language that the states are about; left out: any. */
  language: choice(locales as [Locale, ...Locale[]]),
  section: z.string().max(100).regex(hyphenated).optional().catch(undefined),
  kind: choice(["ARTICLE", "PAGE"]),
  mine: z.literal("1").optional().catch(undefined),
  /** Somebody who has written in it, or is to. */
  person: z.string().regex(accountId).optional().catch(undefined),
  /** Days, the first and the last, in the newsroom's zone. */
  from: day,
  to: day,
  /** What those days are of; left out: of the last change. */
  by: choice(["date"]),
  /** Left out: without what is archived. */
  archived: choice(["with", "only"]),
  sort: choice(sortings),
});

export type Filters = z.output<typeof filtersSchema>;
