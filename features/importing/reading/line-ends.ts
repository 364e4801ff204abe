import type { Line } from "./lines";

/**
 * Puts back together what a mail program, an editor or a page broke into
 * lines. Nothing in plain text says whether a line end is one of the text, so
 * what is joined is counted and remarked on.
 */

/** A hyphen at a line's end, and what became of the word. */
export type Rejoined = { line: number; was: string; became: string };

const closed = /[.。!?！？:：;；…][\p{Pe}\p{Pf}"'”’]*$/u;
/** A mark after which a sentence goes on, whatever follows. */
const open = /[,，、（(“‘«「『《]$/u;
/** What no line begins with unless it was broken before it. */
const goesOn = /^[,，、。．；：！？!?;)）」』》〉”’»…]/u;
/** A caption, a point of a list, a line of credits such as `来源：…` or `2019-04-03 …`. */
const begins =
  /^(?:[▲△•·●○■□◆◇▪–—*]|[-−]\s|\(?\d{1,3}[.)、．]\s?\D|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、|[^\s:：]{1,12}[:：]|[12]\d{3}\s*[-./年]\s*\d)/u;

const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}〇々ー]/u;
/** Punctuation as wide as a character: it has its space in itself. */
const fullWidth = /[\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65—…“”‘’]/u;

const widthOf = (text: string) =>
  [...text].reduce(
    (sum, each) =>
      sum + (han.test(each) || fullWidth.test(each) || /\p{Script=Hangul}/u.test(each) ? 2 : 1),
    0,
  );

/** Columns under which a line is no line of a paragraph, but a name or an address. */
const narrowest = { han: 24, other: 40 };

/** @returns the lines, how many were joined to another, and words that a line end had cut */
export function joinBroken(lines: readonly Line[]): {
  lines: Line[];
  joined: number;
  rejoined: Rejoined[];
} {
  const known = wordsOf(lines);
  const whole: Line[] = [];
  const rejoined: Rejoined[] = [];
  const widths = blockWidths(lines);
  let before: Line | undefined;
  for (const [index, line] of lines.entries()) {
    const last = whole.at(-1);
    if (last && before && isBroken(before, line, lines.slice(index), widths[index] ?? 0)) {
      const cut = cutWord(last.text, line.text, known);
      if (cut) rejoined.push({ line: before.number, ...cut });
      last.text = joinedText(last.text, line.text, cut?.became);
    } else whole.push({ ...line });
    before = line;
  }
  for (const line of whole) line.text = line.text.replace(/\u00ad$/u, "");
  return { lines: whole, joined: lines.length - whole.length, rejoined };
}

/** How wide the widest line is of the lines that stand together, for each line. */
function blockWidths(lines: readonly Line[]): number[] {
  const widths: number[] = [];
  let first = 0;
  for (let index = 0; index < lines.length; index++) {
    if (lines[index + 1]?.joined) continue;
    const widest = lines
      .slice(first, index + 1)
      .reduce((most, { text }) => Math.max(most, widthOf(text)), 0);
    for (; first <= index; first++) widths.push(widest);
  }
  return widths;
}

function isBroken(last: Line, line: Line, rest: readonly Line[], widest: number): boolean {
  if (!line.joined || line.indented || closed.test(last.text)) return false;
  if (goesOn.test(line.text)) return true;
  if (begins.test(line.text)) return false;
  if (/^\p{Ll}/u.test(line.text) || open.test(last.text)) return true;
  if (/[\p{L}\p{N}][-\u2010\u00ad]$/u.test(last.text) && /^[\p{L}\p{N}]/u.test(line.text))
    return true;
  // Otherwise: the line is as full as the others, and the sentence ends in a later one.
  const wide = han.test(last.text.at(-1) ?? "") ? narrowest.han : narrowest.other;
  const width = widthOf(last.text);
  return width >= wide && width + widthOf(firstPiece(line.text)) > widest && endsBelow(rest);
}

/** Lines that stand together, looked through for a sentence's end. */
const mostLooked = 60;

function endsBelow([line, ...rest]: readonly Line[]): boolean {
  for (const each of [line, ...rest.slice(0, mostLooked)]) {
    if (!each || (each !== line && !each.joined)) return false;
    if (/[.。!?！？…]/u.test(each.text)) return true;
  }
  return false;
}

/** What would have had to fit on the line above: a word and its space, or one wide character with what may not stand alone. */
const firstPiece = (text: string) =>
  han.test(text[0] ?? "") ? text.slice(0, 2) : ` ${/^\S+/u.exec(text)?.[0] ?? ""}`;

function joinedText(before: string, after: string, word: string | undefined): string {
  if (word !== undefined) {
    return (
      before.replace(/[\p{L}\p{M}\p{N}]+[-\u2010\u00ad]$/u, "") +
      word +
      after.replace(firstWord, "")
    );
  }
  return before.replace(/\u00ad$/u, "") + spaceBetween(before, after) + after;
}

/**
 * Between Chinese characters, kana and full-width marks a line end is
 * nothing; between words of letters it is a space, between Korean words too.
 * Where the two meet, the writing that prevails decides: Chinese pages set
 * that space by themselves, in a Latin sentence it would be missing.
 */
function spaceBetween(before: string, after: string): "" | " " {
  const [one, other] = [[...before].at(-1) ?? "", [...after][0] ?? ""];
  if (/[-\u2010\u00ad/]/u.test(one)) return "";
  const wide = (each: string) => han.test(each) || fullWidth.test(each);
  // “ and — are used in Chinese and in Western text: the character on their other side decides.
  const shared = /[—…“”‘’]/u;
  const isHan = (each: string, whole: string) =>
    wide(each) && (!shared.test(each) || prevails(whole));
  const [left, right] = [isHan(one, before), isHan(other, after)];
  if (left && right) return "";
  if (left || right) return prevails(before + after) ? "" : " ";
  return " ";
}

/** Whether a text is Chinese or Japanese in the main; a character says as much as three letters. */
function prevails(text: string): boolean {
  const wide = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  return (
    wide * 3 > (text.match(/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Hangul}]/gu)?.length ?? 0)
  );
}

const firstWord = /^[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)?/u;

/** First parts of English and Russian words that are written with a hyphen more often than not. */
const firstParts = new Set(
  (
    "self well ill non ex anti half all full part long short high low old new mid far near cross " +
    "one two three four five six seven eight nine ten first second third twenty thirty forty fifty sixty seventy eighty ninety " +
    "north south east west large small medium world state so user open built built-in follow check " +
    "по во в кое кой северо юго востоко западно восточно северно южно вице экс обер унтер пол мини бизнес интернет онлайн веб " +
    "научно учебно военно социально общественно политико финансово планово проектно инженерно строительно монтажно архитектурно жилищно"
  ).split(" "),
);
const lastParts = new Set(
  (
    "based related led owned funded made free like wide term scale level quality known style sized oriented friendly " +
    "winning making building up in out off down by law to date art of the and " +
    "то либо нибудь ка таки де с"
  ).split(" "),
);

/**
 * A word that was cut at a line's end becomes whole again. A soft hyphen was
 * nothing but the cut. Of a plain one nobody knows whether it belongs to the
 * word: what the rest of the file says decides, then the parts that make
 * compounds; and any other word is written without.
 */
function cutWord(
  before: string,
  after: string,
  known: ReadonlySet<string>,
): { was: string; became: string } | undefined {
  const [, address = ""] = /(\S+)$/u.exec(before) ?? [];
  const [, part = "", hyphen = ""] = /([\p{L}\p{M}\p{N}]+)([-\u2010\u00ad])$/u.exec(before) ?? [];
  const rest = firstWord.exec(after)?.[0] ?? "";
  if (!part || !rest) return undefined;
  const was = `${part}${hyphen}${rest}`;
  if (hyphen === "\u00ad") return { was, became: part + rest };
  // An address, a number, a name such as Rolls-Royce, a chain of hyphens: it was part of it.
  const chained = address.slice(0, -1).includes("-") || after[rest.length] === "-";
  const own = /[@/:]|www\./u.test(address) || /\p{N}$/u.test(part) || !/^\p{Ll}/u.test(rest);
  const [whole, compound] = [(part + rest).toLowerCase(), `${part}-${rest}`.toLowerCase()];
  if (own || chained) return { was, became: was };
  if (known.has(whole) !== known.has(compound)) {
    return { was, became: known.has(whole) ? part + rest : was };
  }
  const parts = firstParts.has(part.toLowerCase()) || lastParts.has(rest.toLowerCase());
  return { was, became: parts ? was : part + rest };
}

/** Words that stand whole in the file, with and without hyphens. */
function wordsOf(lines: readonly Line[]): Set<string> {
  const words = new Set<string>();
  if (!lines.some(({ text }) => /\p{L}[-\u2010]$/u.test(text))) return words;
  for (const { text } of lines) {
    for (const [word] of text
      .toLowerCase()
      .matchAll(/[\p{L}\p{M}\p{N}]+(?:[-\u2010][\p{L}\p{M}\p{N}]+)*/gu)) {
      words.add(word.replaceAll("\u2010", "-"));
    }
  }
  return words;
}
