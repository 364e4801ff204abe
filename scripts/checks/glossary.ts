import { flatten } from "./messages";

export type Term = { terms: Record<Language, string>; not: string[] };
type Language = "en" | "zh" | "ru";

/** A word that is right where it stands, although the glossary forbids it elsewhere. */
export type Exception = { language: Language; key: string; word: string; why: string };

const row = /^\| ?(?<cells>.+) \|$/gm;
const quoted = /`([^`]+)`/g;

/** Rows of the table of docs/glossary.md, and the words of the line that begins with "Also not said". */
export function readGlossary(markdown: string): Term[] {
  const rows = [...markdown.matchAll(row)]
    .map(({ groups }) => (groups?.cells ?? "").split(" | "))
    .filter((cells) => cells.length > 3)
    .filter(([first = ""]) => first !== "English" && !/^-+$/.test(first));
  const words = (text = "") => [...text.matchAll(quoted)].map(([, word = ""]) => word);
  const also = markdown.split("\n").find((line) => line.startsWith("Also not said:"));
  return [
    ...rows.map(([en = "", zh = "", ru = "", , not]) => ({
      terms: { en, zh, ru },
      not: words(not),
    })),
    { terms: { en: "", zh: "", ru: "" }, not: words(also) },
  ];
}

/** Names of the table of docs/glossary.md that says what the code calls things. */
export function codeNames(markdown: string): string[] {
  const table = markdown.split("\n## In the code\n")[1] ?? "";
  return [...table.matchAll(/^\| [^|]+ \| `([^`|]+)` \|/gm)].map(([, name = ""]) => name);
}

/** The language a forbidden word is of follows from its letters. */
export const languageOf = (word: string): Language =>
  /\p{Script=Han}/u.test(word) ? "zh" : /\p{Script=Cyrillic}/u.test(word) ? "ru" : "en";

/** @returns one sentence per forbidden word in a message; upper case is no disguise */
export function forbiddenWords(
  glossary: Term[],
  catalogues: Record<Language, object>,
  exceptions: Exception[],
): string[] {
  return glossary.flatMap(({ terms, not }) =>
    not.flatMap((word) => {
      const language = languageOf(word);
      const instead = terms[language] ? `: say "${terms[language]}"` : "";
      return [...flatten(catalogues[language])]
        .filter(([key, text]) => {
          // Alternative text is a term of its own, and holds a word that is forbidden alone.
          const plain = String(text).replaceAll("替代文字", "").toLowerCase();
          const excepted = exceptions.some((one) => one.key === key && one.word === word);
          return plain.includes(word.toLowerCase()) && !excepted;
        })
        .map(([key]) => `messages/${language}.json: ${key} has "${word}"${instead}.`);
    }),
  );
}

/** @returns one sentence per term that no message of its language has: a glossary of other words */
export function unusedTerms(glossary: Term[], catalogues: Record<Language, object>): string[] {
  return (Object.keys(catalogues) as Language[]).flatMap((language) => {
    const said = [...flatten(catalogues[language]).values()].join("\n").toLowerCase();
    return glossary
      .map(({ terms }) => terms[language])
      .filter((term) => !said.includes(term.toLowerCase()))
      .map((term) => `docs/glossary.md: no message of messages/${language}.json has "${term}".`);
  });
}
