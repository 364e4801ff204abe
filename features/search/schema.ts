import { z } from "zod";
import { calendarYear, hyphenated, pageNumber } from "@/lib/patterns";
import { neededLine } from "@/lib/text/fields";
import { asTyped } from "@/lib/text/input";

/** More pages than anybody turns; what lies behind is found by a better query. */
const lastPage = 200;
export const resultsPerPage = 10;

/**
 * What a search was asked for, from the address. Nothing that can be typed
 * there is an error: what cannot be understood is left out.
 */
const searchRequestSchema = z.object({
  /** Longer than anybody types by hand; what counts of it, `longestQuery` says. */
  q: z.string().max(4000).catch(""),
  section: z.string().max(80).regex(hyphenated).optional().catch(undefined),
  year: z
    .string()
    .transform(asTyped)
    .pipe(z.string().regex(calendarYear))
    .transform(Number)
    .optional()
    .catch(undefined),
  page: z
    .string()
    .transform(asTyped)
    .pipe(z.string().regex(pageNumber))
    .transform(Number)
    .refine((page) => page <= lastPage)
    .catch(1),
});

export type SearchRequest = z.output<typeof searchRequestSchema>;

/** @param given parameters of an address; of one that is given twice the first counts */
export function readSearchRequest(
  given: Record<string, string | string[] | undefined>,
): SearchRequest {
  const first = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
  return searchRequestSchema.parse({ ...first, q: first.q ?? "", page: first.page ?? "1" });
}

/** Names of one thing in the three scripts. */
export const nameSchema = z
  .strictObject({
    zh: z.array(neededLine(60)).max(10).default([]),
    en: z.array(neededLine(100)).max(10).default([]),
    ru: z.array(neededLine(100)).max(10).default([]),
  })
  .refine(({ zh, en, ru }) => zh.length + en.length + ru.length > 0, {
    error: "A name needs at least one form.",
  });

export type NameInput = z.input<typeof nameSchema>;
