import fc from "fast-check";

/**
 * A text in which each character is known by itself, through whatever is done
 * with it: what says of a passage where it is, and how much of it is left,
 * without looking at any words.
 */
type Letter = { letter: string; key: number };
type Block = { unit: string; letters: Letter[] };
export type Tracked = Block[];

/** One of the things that people do to a text; numbers choose where, as parts of a thousand. */
export type Edit = { kind: (typeof kinds)[number]; at: number; to: number; block: number };

const kinds = [
  "type",
  "type",
  "erase",
  "overwrite",
  "moveWords",
  "moveBlock",
  "divide",
  "join",
  "retype",
  "dropBlock",
] as const;

const part = fc.nat({ max: 999 });
export const editArbitrary: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom(...kinds),
  at: part,
  to: part,
  block: part,
});

let keys = 0;
const lettersOf = (text: string): Letter[] =>
  Array.from(text, (letter) => ({ letter, key: keys++ }));

export const trackedOf = (texts: readonly string[]): Tracked =>
  texts.map((text, index) => ({ unit: `b:b${index}`, letters: lettersOf(text) }));

export const wordsOfTracked = (text: Tracked): Map<string, string> =>
  new Map(text.map(({ unit, letters }) => [unit, letters.map(({ letter }) => letter).join("")]));

/** What is typed shares no letter with what stood there. */
const typed = ["qx", "zj qz", "xxj", " kw ", "jq. "];

export function edited(text: Tracked, { kind, at, to, block }: Edit): Tracked {
  const index = Math.floor((block / 1000) * text.length);
  const chosen = text[index];
  if (!chosen) return [{ unit: `b:n${keys++}`, letters: lettersOf("zq") }];
  const { unit, letters } = chosen;
  const place = (of: number) => Math.floor((of / 1000) * (letters.length + 1));
  const [from, until] = [place(Math.min(at, to)), place(Math.max(at, to))];
  // A passage of at most a fifth of a block: whole blocks have kinds of their own.
  const end = Math.min(until, from + Math.ceil(letters.length / 5));
  const insert = lettersOf(typed[to % typed.length] ?? "");
  const replaced = (...blocks: Block[]) => text.toSpliced(index, 1, ...blocks);
  switch (kind) {
    case "type":
      return replaced({ unit, letters: letters.toSpliced(from, 0, ...insert) });
    case "erase":
      return replaced({ unit, letters: letters.toSpliced(from, end - from) });
    case "overwrite":
      return replaced({ unit, letters: letters.toSpliced(from, end - from, ...insert) });
    case "moveWords": {
      const cut = replaced({ unit, letters: letters.toSpliced(from, end - from) });
      const target = to % cut.length;
      const there = cut[target];
      if (!there) return text;
      const put = Math.floor((at / 1000) * (there.letters.length + 1));
      const moved = there.letters.toSpliced(put, 0, ...letters.slice(from, end));
      return cut.toSpliced(target, 1, { ...there, letters: moved });
    }
    case "moveBlock":
      return text.toSpliced(index, 1).toSpliced(to % text.length, 0, chosen);
    case "divide": {
      const rest = { unit: `b:n${keys++}`, letters: letters.slice(from) };
      return replaced({ unit, letters: letters.slice(0, from) }, rest);
    }
    case "join": {
      const next = text[index + 1];
      if (!next) return text;
      const joined = { unit, letters: [...letters, ...next.letters] };
      return text.toSpliced(index, 2, joined);
    }
    case "retype":
      return replaced({ unit: `b:n${keys++}`, letters });
    case "dropBlock":
      return text.length > 1 ? text.toSpliced(index, 1) : text;
  }
}

/** Where letters stand together, in the order that they had. */
export function togetherIn(text: Tracked, passage: readonly Letter[]) {
  for (const { unit, letters } of text) {
    const starts = letters.findIndex(({ key }) => key === passage[0]?.key);
    if (starts < 0) continue;
    if (passage.every(({ key }, step) => letters[starts + step]?.key === key)) {
      return { unit, starts, ends: starts + passage.length };
    }
  }
  return undefined;
}

export const isLetter = ({ letter }: Letter) => /[\p{L}\p{N}]/u.test(letter);

/** The letters of a passage that stand in a part of a block. */
export const leftIn = (letters: readonly Letter[], passage: readonly Letter[]) => {
  const wanted = new Set(passage.filter(isLetter).map(({ key }) => key));
  return letters.filter(({ key }) => wanted.has(key)).length;
};
