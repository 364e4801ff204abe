import { mostTerms, type TermInput } from "@/features/glossary/schema";
import { termsOfCsv } from "./csv";
import { termsOfTbx } from "./tbx";
import { UnreadableTerms } from "./unreadable";

/**
 * Terms of a file, told by its first character: TBX begins as XML does.
 *
 * @throws UnreadableTerms
 */
export function termsOfFile(text: string): TermInput[] {
  const terms = /^\uFEFF?\s*</.test(text) ? termsOfTbx(text) : termsOfCsv(text);
  if (terms.length > mostTerms)
    throw new UnreadableTerms(`more than ${mostTerms} terms`, mostTerms + 1);
  return terms;
}
