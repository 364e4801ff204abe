import type { Mark } from "@/features/publication/schema";

/** What a code of a unit stands for. */
export type Meaning = Mark | { type: "break" };

/** The codes of a unit by their ids. */
export type Codes = ReadonlyMap<string, Meaning>;

type Kind = Meaning["type"];

/**
 * How codes are called: an id says what it does, so that a translator sees it
 * in a tool that shows nothing else, and a bold word survives a tool that
 * drops all attributes but the id. `ctype` has XLIFF's own names where it has
 * any.
 */
export const codeNames: Record<Kind, { id: string; ctype: string }> = {
  bold: { id: "b", ctype: "bold" },
  italic: { id: "i", ctype: "italic" },
  superscript: { id: "sup", ctype: "x-superscript" },
  subscript: { id: "sub", ctype: "x-subscript" },
  link: { id: "link", ctype: "link" },
  foreign: { id: "lang", ctype: "x-foreign" },
  break: { id: "br", ctype: "lb" },
};

/** Those that are the same wherever they stand. A link is nothing without its address. */
const plain = ["bold", "italic", "superscript", "subscript", "break"] as const;

/**
 * What a code means that is none of the unit's: a translator may set a word
 * in bold that is not in the source. Undefined where nobody can know.
 */
export function plainMeaning(id: string, ctype: string | undefined): Meaning | undefined {
  const name = /^([a-z]+)\d+$/.exec(id)?.[1];
  const type = plain.find((each) => codeNames[each].ctype === ctype || codeNames[each].id === name);
  return type && { type };
}

export const sameMeaning = (a: Meaning, b: Meaning): boolean =>
  a.type === b.type && JSON.stringify(attrsOf(a)) === JSON.stringify(attrsOf(b));

const attrsOf = (meaning: Meaning) => ("attrs" in meaning ? meaning.attrs : null);
