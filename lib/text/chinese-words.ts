import { readFileSync } from "node:fs";
import path from "node:path";
import { Jieba } from "@node-rs/jieba";

/**
 * Chinese words. The dictionary takes about a second and 36 MB, once in a
 * process; the site and Next's bundle of it are two module graphs of one
 * process, so it lives on `globalThis`.
 */
const key = Symbol.for("newsroom.chinese-words");
type WordList = {
  jieba: Jieba | undefined;
  names: Set<string>;
  untaught: Set<string>;
  /** Words within words that were asked for. */
  within: Map<string, readonly string[]>;
};
const scope = globalThis as { [key]?: WordList };
scope[key] ??= { jieba: undefined, names: new Set(), untaught: new Set(), within: new Map() };
const words = scope[key];

/** The package's own `dict.js` would keep this text, which nobody reads again, and another as long: 11 MB. */
const dictionaryFile = path.join(process.cwd(), "node_modules/@node-rs/jieba/dict.txt");

/** As heavy as the language's commonest words: a name is never taken apart. */
const weight = 500_000;

/** The dictionary with all names; loaded when it is first needed, or here, ahead of that. */
export function prepareWords(): Jieba {
  words.jieba ??= Jieba.withDict(readFileSync(dictionaryFile));
  if (words.untaught.size > 0) {
    const lines = [...words.untaught].map((name) => `${name} ${weight} nz\n`);
    words.untaught.clear();
    words.within.clear();
    words.jieba.loadDict(Buffer.from(lines.join("")));
  }
  return words.jieba;
}

/**
 * Names that are one word, from now on, in this process.
 *
 * @param names simplified; only those made of Chinese characters count
 */
export function teachWords(names: Iterable<string>): void {
  for (const name of names) {
    if (!/^\p{Script=Han}{2,}$/u.test(name) || words.names.has(name)) continue;
    words.names.add(name);
    words.untaught.add(name);
  }
}

/** @param run Chinese characters only @returns its words, in their order */
export const wordsOf = (run: string): string[] => prepareWords().cut(run, true);

/** Also the words within words: 宝鹰集团 has 集团. The same ones come in nearly every text. */
export function wordsWithin(run: string): readonly string[] {
  const jieba = prepareWords();
  const before = words.within.get(run);
  if (before) return before;
  const within = jieba.cutForSearch(run, true);
  if (words.within.size > 50_000) words.within.clear();
  words.within.set(run, within);
  return within;
}

/** @returns its words with their parts of speech, by the marks of ICTCLAS: `n`, `v`, `p`, `uj`, … */
export const taggedWords = (run: string): { word: string; tag: string }[] =>
  prepareWords().tag(run, true);
