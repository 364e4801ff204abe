import { z } from "zod";
import { remarkCodes } from "./codes";

/** Where in the file, and, where it came in, where in the draft. */
const placeSchema = z.strictObject({
  /** Part of the file: `body`, `header`, `footnotes`, … */
  part: z.string().optional(),
  /** Paragraph of that part, or line of a text, from 1. */
  number: z.int().min(1).optional(),
  /** Id of the block of the draft. */
  block: z.string().optional(),
  /** The words there, shortened. */
  words: z.string().optional(),
});

/**
 * What an import did that the person who ran it should know. The code is for
 * programs, the message for people at a terminal; the desk words the code in
 * its own languages.
 */
export const remarkSchema = z.strictObject({
  code: z.enum(remarkCodes),
  message: z.string(),
  /** How often; nothing: once. */
  count: z.int().min(1).optional(),
  /** The first of the places. */
  places: z.array(placeSchema).optional(),
  /** Line of a text file, from 1. */
  line: z.int().min(1).optional(),
  /** The words concerned, as they stood in the file. */
  text: z.string().optional(),
});

export type Place = z.infer<typeof placeSchema>;
export type Remark = z.infer<typeof remarkSchema>;
