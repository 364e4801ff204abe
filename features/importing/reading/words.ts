import { pictureWordsSchema } from "@/features/editorial/schema";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { oneLine } from "@/lib/text/input";

/** What is said of a picture, as far as an import says it. */
export type ImportedWords = { picture: string; caption?: string; alt?: string };

/**
 * Words of a picture as they are kept, held to what the desk takes.
 *
 * @param subject what a sentence about them begins with
 * @throws OperatorError when the desk would not take them
 */
export function checkedWords(text: string, field: "alt" | "caption", subject: string): string {
  const words = oneLine(text);
  if (pictureWordsSchema.shape[field].safeParse(words).success) return words;
  throw new OperatorError(`${subject} is longer than a picture's words can be.`);
}
