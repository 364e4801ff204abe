import type { Locale } from "@/i18n/routing";
import { type GateTerm, termFinder } from "./terms";

/** A term of the house and what it is called in the language that is translated into. */
export type AgreedTerm = { term: string; agreed: string[]; note: string };

/** The house's terms that stand in a text. */
export type TermsIn = (text: string) => readonly AgreedTerm[];

/** Of the house's, as far as a translator needs it. */
type HouseTerm = GateTerm & { note: string };

/**
 * Finds the house's terms in texts of a language, inflected as they stand
 * there, with what they are called in the one that is translated into. The
 * patterns are made once.
 */
export function termsBetween(terms: readonly HouseTerm[], from: Locale, into: Locale): TermsIn {
  const find = termFinder(terms);
  return (text) => {
    const named = new Set(find(text, from).map(({ term }) => term));
    return [...named].flatMap((index) => {
      const { forms, note } = terms[index] ?? { forms: undefined, note: "" };
      const agreed = forms?.[into] ?? [];
      const term = forms?.[from][0] ?? forms?.en[0] ?? "";
      return agreed.length > 0 ? [{ term, agreed: [...agreed], note }] : [];
    });
  };
}
