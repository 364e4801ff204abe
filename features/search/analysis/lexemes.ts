import { wordsOf, wordsWithin } from "@/lib/text/chinese-words";
import { type Folded, fold } from "./fold";
import { nameKeys } from "./names";
import { datesOf, numbersOf } from "./numbers";
import { cyrillicSyllables, latinSyllables, plainSyllable, readingOf } from "./pinyin";
import { stemsOf } from "./stems";
import { type Token, tokensOf } from "./tokens";

/**
 * What a text is found by. The first character of a lexeme says what it is,
 * so that one column of PostgreSQL's full text holds them all:
 *
 * `=word` as written · `~stem` · `+sound` of a name · `&syllables` of a Chinese
 * name in Latin or Cyrillic letters · `#number` · `@date` · two Chinese
 * characters side by side (a run's last one alone) · `/word` that the
 * dictionary finds in Chinese · `^ma.xing` two syllables of it side by side ·
 * `!` before those that stand in the title.
 */
export type Lexeme = { text: string; position: number; start: number; end: number };

export type Streams = {
  /** Dictionary words in Chinese; not needed to mark a match. */
  words?: boolean;
  /** Sounds and syllables. */
  names?: boolean;
};

/** @param text as `readable` gives it @param first position of the first piece of this text */
export function lexemesOf(
  text: string,
  { words = true, names = true }: Streams = {},
  first = 1,
): { lexemes: Lexeme[]; last: number; folded: Folded } {
  const folded = fold(text);
  const tokens = tokensOf(folded.text, first);
  const lexemes: Lexeme[] = [];
  const add = (text: string, position: number, start: number, end: number) =>
    void lexemes.push({ text, position, start, end });
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "han") addHan(token, words, names, add);
    else addWord(token, joinedWith(tokens, index), names && isCapital(text, folded, token), add);
  }
  for (const { keys, start, end } of [...datesOf(folded.text), ...numbersOf(folded.text)]) {
    const position = positionAt(tokens, start);
    for (const key of keys) add(key, position, start, end);
  }
  const end = tokens.at(-1);
  const last = end ? end.position + (end.kind === "han" ? [...end.text].length : 1) : first;
  return { lexemes, last, folded };
}

type Add = (text: string, position: number, start: number, end: number) => void;

function addHan(token: Token, words: boolean, names: boolean, add: Add): void {
  const characters = [...token.text];
  const starts: number[] = [];
  let at = token.start;
  for (const character of characters) {
    starts.push(at);
    at += character.length;
  }
  const endOf = (index: number) => starts[index + 1] ?? token.end;
  for (const [index, character] of characters.entries()) {
    const next = characters[index + 1] ?? "";
    const end = next ? endOf(index + 1) : token.end;
    add(character + next, token.position + index, starts[index] ?? 0, end);
  }
  // To cut a run is most of the work on a Chinese text.
  const cut = words || names ? wordsOf(token.text) : [];
  if (words) addWords(token, cut, add);
  if (names) {
    const reading = cut.flatMap(readingOf).map(plainSyllable);
    for (const [index, syllable] of reading.entries()) {
      const next = reading[index + 1];
      if (!syllable || !next) continue;
      add(`^${syllable}.${next}`, token.position + index, starts[index] ?? 0, endOf(index + 1));
    }
  }
}

function addWords(token: Token, cut: readonly string[], add: Add): void {
  let at = 0;
  const put = (word: string, from: number) =>
    add(`/${word}`, token.position + from, token.start + from, token.start + from + word.length);
  for (const word of cut) {
    if (word.length > 1) put(word, at);
    if (word.length > 2) {
      for (const inner of wordsWithin(word)) {
        if (inner.length > 1 && inner !== word) put(inner, at + word.indexOf(inner));
      }
    }
    at += word.length;
  }
}

function addWord(token: Token, joined: string | undefined, name: boolean, add: Add): void {
  const { text, position, start, end } = token;
  add(`=${text}`, position, start, end);
  for (const stem of stemsOf(text)) add(`~${stem}`, position, start, end);
  if (joined) {
    add(`=${joined}`, position, start, end);
    for (const stem of stemsOf(joined)) add(`~${stem}`, position, start, end);
  }
  if (!name) return;
  for (const key of nameKeys([text, ...stemsOf(text)])) add(`+${key}`, position, start, end);
  for (const way of [...latinSyllables(text), ...cyrillicSyllables(text)]) {
    add(`&${way.map(plainSyllable).join("")}`, position, start, end);
  }
}

/** `two-way` is also found as `twoway`: the word and all that is joined to it. */
function joinedWith(tokens: Token[], index: number): string | undefined {
  const [token] = tokens.slice(index, index + 1);
  if (!token || token.joined) return undefined;
  let text = token.text;
  for (const next of tokens.slice(index + 1, index + 4)) {
    if (!next.joined) break;
    text += next.text;
  }
  return text === token.text ? undefined : text;
}

function isCapital(text: string, { from }: Folded, token: Token): boolean {
  return /^\p{Lu}/u.test(text.slice(from[token.start], (from[token.start] ?? 0) + 2));
}

function positionAt(tokens: Token[], start: number): number {
  const token = tokens.find((each) => start >= each.start && start < each.end);
  if (!token) return 1;
  return token.position + (token.kind === "han" ? start - token.start : 0);
}
