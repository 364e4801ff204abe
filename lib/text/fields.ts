import { z } from "zod";
import { oneLine, severalLines } from "./input";
import { isBlank, seenLength } from "./seen";

/**
 * Fields that people write in, for every schema: kept in the one form of
 * `./input`, measured and found empty by what a person sees. Too long is said
 * as `too long`, for a caller that names the place.
 */

/** Letters of several code units (emoji, stacked accents) and invisible ones are allowed so much more room. */
const unitsOfLetter = 12;

const field = (limit: number, form: (text: string) => string) =>
  z
    .string()
    .max(limit * unitsOfLetter, "too long")
    .transform((text) => {
      const kept = form(text);
      return isBlank(kept) ? "" : kept;
    })
    .refine((text) => text.length <= limit || seenLength(text) <= limit, "too long");

/** One line; what is only space is nothing. */
export const lineField = (limit: number) => field(limit, oneLine);

/** Several lines. */
export const proseField = (limit: number) => field(limit, severalLines);

const isThere = (text: string) => text !== "";

/** One line in which a person must see something. */
export const neededLine = (limit: number) => lineField(limit).refine(isThere, "empty");

/** Several lines in which a person must see something. */
export const neededProse = (limit: number) => proseField(limit).refine(isThere, "empty");

/** As `lineField`; nothing is `undefined`. */
export const optionalLine = (limit: number) =>
  lineField(limit)
    .transform((text) => text || undefined)
    .optional();

/** As `proseField`; nothing is `undefined`. */
export const optionalProse = (limit: number) =>
  proseField(limit)
    .transform((text) => text || undefined)
    .optional();
