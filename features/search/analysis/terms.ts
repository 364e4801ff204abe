import { quoted } from "@/features/search/index/document";

/** What a text must have: see `lexemes.ts` for what stands in a lexeme. */
export type Term =
  | { kind: "lexeme"; text: string; prefix?: boolean }
  | { kind: "and" | "or"; of: Term[] }
  /** One after the other. */
  | { kind: "phrase"; of: string[] };

export const lexemeTerm = (text: string): Term => ({ kind: "lexeme", text });
export const all = (of: Term[]): Term => (of.length === 1 && of[0] ? of[0] : { kind: "and", of });
export const any = (of: Term[]): Term => (of.length === 1 && of[0] ? of[0] : { kind: "or", of });

/** Pairs of characters side by side: together they are the word, with hardly an exception. */
export function pairsOf(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(0, -1).map((each, index) => each + characters[index + 1]);
}

/** A Chinese word wherever it stands. */
export function hanTerm(word: string): Term {
  if ([...word].length === 1) return { kind: "lexeme", text: word, prefix: true };
  return all(pairsOf(word).map(lexemeTerm));
}

/** As a literal of PostgreSQL's `tsquery`. */
export function literalOf(term: Term): string {
  if (term.kind === "lexeme") return `${quoted(term.text)}${term.prefix ? ":*" : ""}`;
  if (term.kind === "phrase") return `(${term.of.map(quoted).join(" <-> ")})`;
  return `(${term.of.map(literalOf).join(term.kind === "and" ? " & " : " | ")})`;
}

/** The same in the title. Its lexemes have no places there: a phrase is all of its words. */
export function inTitle(term: Term): Term {
  if (term.kind === "lexeme") return { ...term, text: `!${term.text}` };
  if (term.kind === "phrase") return all(term.of.map((each) => lexemeTerm(`!${each}`)));
  return { ...term, of: term.of.map(inTitle) };
}
