import type { Locale } from "@/i18n/routing";
import { taggedWords } from "@/lib/text/chinese-words";
import { typeset } from "./typeset";

/**
 * Where a headline may break. Chinese has no spaces to break at: its words
 * are found here, by the dictionary that search has, because browsers break
 * between any two characters. `word-break: auto-phrase` would do it, but
 * knows Japanese only. On the server alone: the dictionary has 5 MB.
 *
 * @returns the text in pieces; put together they are the text, unchanged but
 *   for spaces that must not break
 */
export function headlinePieces(locale: Locale, text: string): string[] {
  if (locale !== "zh") return [typeset(locale, text)];
  const pieces: Word[] = [];
  for (const word of wordsIn(text)) {
    const before = pieces.at(-1);
    if (before && staysWith(before, word)) {
      pieces[pieces.length - 1] = { word: before.word + word.word, tag: word.tag };
    } else pieces.push(word);
  }
  return pieces.map(({ word }) => word);
}

type Word = ReturnType<typeof taggedWords>[number];

/** What is one word whatever the dictionary says, with the tag that it gets. */
const whole: [string, RegExp][] = [
  // A name or slogan in quotation marks: “一带一路”, 《标准》.
  ["nz", /[“《「『][^“《「『]{1,8}[”》」』]/u],
  // A day or a year: 2019年4月3日.
  ["t", /\d{1,4} ?年(?:度|\d{1,2} ?月(?:\d{1,2} ?日)?)?|\d{1,2} ?月\d{1,2} ?日/u],
  // A number with its signs: 1,200.5%, 1–3, №5.
  ["m", /[№#$€¥￥+−-]?\d+(?:[.,:/–—-]\d+)*[%％‰℃°]?/u],
  ["x", /——|……/u],
  [
    "eng",
    /[\p{Script=Latin}\p{Script=Cyrillic}][\p{Script=Latin}\p{Script=Cyrillic}\p{N}&.+’'-]*/u,
  ],
];
const wholes = new RegExp(whole.map(([, { source }]) => `(${source})`).join("|"), "u");
const every = whole.length + 1;

function wordsIn(text: string): Word[] {
  return text
    .replace(/(\d|第) (?=\d|\p{Script=Han})/gu, "$1\u00a0")
    .split(wholes)
    .flatMap((part, index): Word[] => {
      if (!part) return [];
      const found = index % every;
      return found === 0 ? taggedWords(part) : [{ word: part, tag: whole[found - 1]?.[0] ?? "x" }];
    });
}

/** Opening marks belong to what follows, all other marks to what precedes. */
const opening = /[（《〈「『【〔“‘([]$/u;
const opens = /^[（《〈「『【〔“‘([]/u;
/**
 * Single characters that end a word rather than begin one: particles, units,
 * positions, and what places and bodies are called. The dictionary leaves
 * them alone too often.
 */
const closing =
  /^[的了着过得地们等者年月日号届次个家名项座所处级中上下里内外前后间型式化性省市县区州国湾港岛山河江海桥路站馆厅楼城镇村街团部院局司署室组队校厂社店奖展赛节史学界业员长起]$/u;
const letter = /^[\p{L}\p{N}]/u;
/** Tags of the dictionary for particles, positions, measures and endings: they stay with the word before. */
const follows = /^(?:u|f|q|k|y)/u;
/** Tags of prepositions, conjunctions and adverbs: they stay with the word after. */
const leads = /^(?:p|c|d)/u;
/** Longer pieces would leave the lines of a phone half empty. */
const longest = 8;

function staysWith(before: Word, { word, tag }: Word): boolean {
  if (opening.test(before.word) || before.word.endsWith("\u00a0")) return true;
  if (!letter.test(word)) return !opens.test(word);
  const [previous = "", last = ""] = ["", "", ...before.word].slice(-2);
  if (!letter.test(last)) return endsInNumber.test(before.word) && measures(word, tag);
  if (closing.test(word) || (word === "会" && before.tag.startsWith("n"))) return true;
  if (endsInNumber.test(last)) return measures(word, tag);
  if ([...before.word, ...word].length > longest) return false;
  if (follows.test(tag) || leads.test(before.tag)) return true;
  // A word of one character means little at the end of a line: it stays with the next word.
  return /\p{Script=Han}/u.test(last) && !letter.test(previous) && !closing.test(last);
}

const endsInNumber = /\p{N}[%％‰℃°]?$/u;
/** What a number counts: 5 亿元, 3 天, 120 m². */
const measures = (word: string, tag: string) => /^[qmtxf]/u.test(tag) || [...word].length === 1;
