import { isFree } from "@/features/facts/quantities/spans";
import { digitsIn } from "./digits";
import type { Make, Numeral, Read } from "./numeral";
import { cardinals, nouns, numeralInWord, ordinalOf, wordRoot } from "./russian-words";

/** Russian numerals: figures with млн and тыс., spelled out in any case, ordinals, parts, 70-летие. */
const scaleAfter =
  /^ ?(?:(тыс|тысяч[а-я]*)(?![а-я])\.?|(млн|миллион[а-я]*)(?![а-я])\.?|(млрд|миллиард[а-я]*)(?![а-я])\.?|(трлн|триллион[а-я]*)(?![а-я])\.?)/i;
const parts: Record<string, number> = {
  трет: 3,
  четверт: 4,
  пят: 5,
  шест: 6,
  восьм: 8,
  десят: 10,
  сот: 100,
};
const timesWords: Record<string, number> = {
  вдвое: 2,
  втрое: 3,
  вчетверо: 4,
  впятеро: 5,
  вдесятеро: 10,
  дважды: 2,
  трижды: 3,
  двукратно: 2,
  трехкратно: 3,
};
const timesStems: [RegExp, number][] = [
  [/^удво(?:ил|ен|ит|ять|яет)/, 2],
  [/^утро(?:ил|ен|ит)/, 3],
  [/^учетвер(?:ил|ен|ит)/, 4],
];
const halfOf: Record<string, string> = {
  полгода: "лет",
  полугода: "лет",
  полчаса: "часов",
  получаса: "часов",
  полдня: "дневн",
  полмесяца: "месяч",
  полвека: "веков",
  полстолетия: "веков",
};

type Word = { text: string; start: number; end: number };

/** @param text folded */
export function russianNumerals(text: string): Numeral[] {
  const found: Numeral[] = digitsIn(text, "ru").map(({ start, end, value, other, plain }) =>
    figuresAt(text, start, end, value, other, plain),
  );
  const taken = (word: Word) => !isFree(word, found);
  const words = [...text.matchAll(/[А-Яа-я]+/g)].map(
    (match): Word => ({
      text: match[0].toLowerCase(),
      start: match.index,
      end: match.index + match[0].length,
    }),
  );
  for (let at = 0; at < words.length; ) {
    const word = words[at];
    const read = word && !taken(word) ? spelled(text, words, at, taken) : undefined;
    if (read) found.push(read.numeral);
    at = read ? read.next : at + 1;
  }
  return found.sort((a, b) => a.start - b.start).map((each) => withHalf(text, each));
}

function figuresAt(
  text: string,
  start: number,
  end: number,
  value: number,
  other: number | undefined,
  plain: boolean,
): Numeral {
  const scale = scaleAfter.exec(text.slice(end));
  const factor = scale ? (scale[1] ? 1e3 : scale[2] ? 1e6 : scale[3] ? 1e9 : 1e12) : 1;
  const stop = end + (scale?.[0].length ?? 0);
  const base: Numeral = {
    start,
    end: stop,
    low: value * factor,
    high: value * factor,
    figures: true,
  };
  if (other !== undefined) base.other = other * factor;
  if (scale || !plain) return times(text, base);
  const suffix = /^-([а-я]+)/i.exec(text.slice(end));
  if (!suffix) return times(text, base);
  const [whole, letters = ""] = suffix;
  const root = wordRoot.exec(letters.toLowerCase())?.[1];
  if (root)
    return {
      ...base,
      end: end + 1,
      inWord: root,
      ...(root === "лет" && /летие|летия|летию|летием/.test(letters)
        ? { scaled: true as const }
        : {}),
    };
  // 3-й, 21-го, 5-ю, and 5-ти as some write.
  if (/^(?:й|я|е|го|му|м|ю|х|ми|ый|ой|ая|ое|ти|мя|ых)$/i.test(letters)) {
    const ordinal = !/^(?:ти|мя)$/i.test(letters);
    return { ...base, end: end + whole.length, ...(ordinal ? { ordinal: true as const } : {}) };
  }
  return base;
}

const times = (text: string, each: Numeral): Numeral =>
  /^(?:-кратн| раза?(?![а-я])(?! в (?:год|месяц|недел|день)))/.test(text.slice(each.end))
    ? { ...each, times: true }
    : each;

function spelled(
  text: string,
  words: Word[],
  from: number,
  taken: (word: Word) => boolean,
): Read | undefined {
  const word = words[from];
  if (!word) return undefined;
  const make: Make = (to, low, high, extra = {}) => ({
    numeral: times(text, {
      start: word.start,
      end: words[to]?.end ?? word.end,
      low,
      high,
      figures: false,
      ...extra,
    }),
    next: to + 1,
  });
  const half = halfOf[word.text];
  if (half)
    return {
      numeral: {
        start: word.start,
        end: word.start + 3,
        low: 0.5,
        high: 0.5,
        figures: false,
        inWord: half,
      },
      next: from + 1,
    };
  const fold = timesWords[word.text] ?? timesStems.find(([stem]) => stem.test(word.text))?.[1];
  if (fold) return make(from, fold, fold, { times: true });
  if (/^полу?дюжин/.test(word.text)) return make(from, 6, 6);
  if (/^полу?(?:миллион|миллиард|сотн|тысяч)/.test(word.text)) {
    const value = word.text.includes("миллиард")
      ? 5e8
      : word.text.includes("миллион")
        ? 5e5
        : word.text.includes("сотн")
          ? 50
          : 500;
    return make(from, value, value);
  }
  if (/^половин(?:а|ы|е|у|ой)$/.test(word.text) && !/^(?:год|дн)/.test(words[from + 1]?.text ?? ""))
    return make(from, 0.5, 0.5, { part: true });
  if (/^(?:треть|трети|третью)$/.test(word.text) && !adjacentNoun(words[from + 1]))
    return make(from, 1 / 3, 1 / 3, { part: true });
  if (/^четверт(?:ь|и|ью)$/.test(word.text)) return make(from, 0.25, 0.25, { part: true });
  // За десятилетие: a decade, and no ten of anything.
  const decade =
    /^десятилети/.test(word.text) &&
    /(?:за|через|спустя|течение|почти|последн[а-я]+|прошл[а-я]+|ближайш[а-я]+|следующ[а-я]+) $/i.test(
      text.slice(0, word.start),
    );
  if (decade) return undefined;
  const inside = numeralInWord(word.text);
  if (inside) {
    const scale = { тысячн: 1e3, миллионн: 1e6, миллиардн: 1e9 }[inside.root] ?? 1;
    const value = inside.value * scale;
    return {
      numeral: {
        start: word.start,
        end: word.end,
        low: value,
        high: value,
        figures: false,
        inWord: scale > 1 ? "" : inside.root,
        ...(inside.root === "лет" && /лети/.test(word.text) ? { scaled: true as const } : {}),
      },
      next: from + 1,
    };
  }
  return run(text, words, from, make, taken);
}

/** третью группу is an ordinal, треть группы a part: told by the word's own form, but for третью. */
const adjacentNoun = (next: Word | undefined) => Boolean(next && /(?:у|ю|ую|юю)$/.test(next.text));

function run(
  text: string,
  words: Word[],
  from: number,
  make: Make,
  taken: (word: Word) => boolean,
) {
  let [total, section, seen, last]: [number, number, boolean, number] = [0, 0, false, from];
  for (let at = from; at < words.length; at++) {
    const word = words[at];
    if (
      !word ||
      taken(word) ||
      (at > from && !/^ $/.test(text.slice(words[at - 1]?.end, word.start)))
    )
      break;
    const value = cardinals[word.text];
    const noun = nouns.find(({ stem }) => stem.test(word.text));
    const ordinal = ordinalOf(word.text);
    const part = seen && total === 0 && section < 10 ? partOf(word.text, section) : undefined;
    if (part !== undefined) return make(at, part, part, { part: true });
    if (value !== undefined && (section === 0 || fits(section, value))) section += value;
    else if (noun) {
      if (!seen) {
        const bigger = nouns.find(({ stem }) => stem.test(words[at + 1]?.text ?? ""));
        if (bigger && noun.value < bigger.value)
          return make(at + 1, noun.value * bigger.value, noun.value * 9.99 * bigger.value);
        if (noun.value === 10 && !noun.plural.test(word.text)) return make(at, 10, 12);
        if (noun.plural.test(word.text))
          return make(
            at,
            noun.value,
            noun.value *
              (noun.value === 10 || noun.value === 100 ? 9.99 : noun.value >= 1e6 ? 999 : 9.999),
          );
      }
      if (noun.value === 10 || noun.value === 12 || noun.value === 100)
        section = (section || 1) * noun.value;
      else [total, section] = [total + (section || 1) * noun.value, 0];
    } else if (ordinal !== undefined && (section === 0 || fits(section, ordinal))) {
      const nth = total + section + ordinal;
      // Десятая часть, третья доля; каждый пятый.
      const share = /^(?:част|дол)/.test(words[at + 1]?.text ?? "") && nth > 2;
      const each = /кажд[а-я]+ $/i.test(text.slice(0, words[from]?.start)) && nth > 2;
      return share || each
        ? make(at, 1 / nth, 1 / nth, { part: true })
        : make(at, nth, nth, { ordinal: true });
    } else break;
    [seen, last] = [true, at];
    // два с половиной миллиона
    const middle =
      /^ с половиной(?: (тысяч[а-я]*|миллион[а-я]*|миллиард[а-я]*|триллион[а-я]*))?(?![а-я])/.exec(
        text.slice(word.end),
      );
    if (middle) {
      const scale = nouns.find(({ stem }) => stem.test(middle[1] ?? ""))?.value ?? 1;
      const sum = total + (section + 0.5) * scale;
      const to = last + (middle[1] ? 3 : 2);
      return make(to, sum, sum);
    }
  }
  return seen ? make(last, total + section, total + section) : undefined;
}

/** Whether a smaller numeral goes on after a larger one: двадцать шесть, not три пять. */
const fits = (section: number, value: number) =>
  (section % 100 === 0 && value < 100) || (section % 10 === 0 && section % 100 >= 20 && value < 10);

/** две трети, три четверти, одна десятая, пять сотых */
function partOf(word: string, count: number): number | undefined {
  const stem =
    /^(трет|четверт|пят|шест|восьм|десят|сот)(?:и|ей|ям|ями|ях|ь|ью|ых|ым|ыми|ая|ую|ой)$/.exec(
      word,
    )?.[1];
  const whole = stem ? parts[stem] : undefined;
  if (!whole || word in cardinals) return undefined;
  // две пятых is a part; пять десятых too; "два пятых"? nobody says so.
  return count / whole;
}

/** 2 с половиной, 2,5 need nothing: a half after figures. */
function withHalf(text: string, each: Numeral): Numeral {
  if (!each.figures) return each;
  const half = /^ с половиной(?: (тыс|млн|миллион|млрд|миллиард)[а-я.]*)?/.exec(
    text.slice(each.end),
  );
  if (!half) return each;
  const scale = { тыс: 1e3, млн: 1e6, миллион: 1e6, млрд: 1e9, миллиард: 1e9 }[half[1] ?? ""] ?? 1;
  const value = (each.low + 0.5) * scale;
  return { ...each, end: each.end + half[0].length, low: value, high: value };
}
