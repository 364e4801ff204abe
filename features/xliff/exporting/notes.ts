import type { TermsIn } from "@/features/facts/names/terms-between";
import type { Meaning } from "@/features/xliff/codes/meanings";
import type { Said, UnitKind } from "@/features/xliff/units/said";

/** What is said to a translator, in the language of the translation. */
export type NoteWords = {
  story: (title: string) => string;
  desk: (address: string) => string;
  kind: (kind: UnitKind) => string;
  under: (heading: string) => string;
  link: (id: string, target: string) => string;
  language: (id: string, tag: string) => string;
  term: (term: string, agreed: string, note: string) => string;
  /** What the source said when the translation was made. */
  former: (words: string) => string;
};

/** Lines of the note to a unit: what it is, where it stands, what its codes are, what the house calls things. */
export function notesOf(
  said: Said,
  codes: ReadonlyMap<string, Meaning>,
  words: NoteWords,
  terms: TermsIn,
): string[] {
  return [
    words.kind(said.kind),
    ...(said.under ? [words.under(said.under)] : []),
    ...[...codes].flatMap(([id, meaning]) => {
      if (meaning.type === "foreign") return [words.language(id, meaning.attrs.lang)];
      if (meaning.type !== "link") return [];
      const { attrs } = meaning;
      return [
        words.link(
          id,
          "href" in attrs ? attrs.href : "file" in attrs ? attrs.file : attrs.document,
        ),
      ];
    }),
    ...terms(said.text).map(({ term, agreed, note }) => words.term(term, agreed.join(" / "), note)),
  ];
}
