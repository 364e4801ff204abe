import { pinyin } from "pinyin-pro";
import { rareReadings } from "./rare-readings";

/**
 * Pinyin, without tones: of characters, of Latin letters that spell it, and
 * of Cyrillic letters that transcribe it by Palladius's rules.
 */

const initials: Record<string, string> = {
  b: "б",
  p: "п",
  m: "м",
  f: "ф",
  d: "д",
  t: "т",
  n: "н",
  l: "л",
  g: "г",
  k: "к",
  h: "х",
  j: "цз",
  q: "ц",
  x: "с",
  zh: "чж",
  ch: "ч",
  sh: "ш",
  r: "ж",
  z: "цз",
  c: "ц",
  s: "с",
};

const finals: Record<string, string> = {
  a: "а",
  o: "о",
  e: "э",
  ai: "ай",
  ei: "эй",
  ao: "ао",
  ou: "оу",
  an: "ань",
  en: "энь",
  ang: "ан",
  eng: "эн",
  ong: "ун",
  i: "и",
  ia: "я",
  ie: "е",
  iao: "яо",
  iu: "ю",
  ian: "янь",
  in: "инь",
  iang: "ян",
  ing: "ин",
  iong: "юн",
  u: "у",
  ua: "уа",
  uo: "о",
  uai: "уай",
  ui: "уй",
  uan: "уань",
  un: "унь",
  uang: "уан",
  v: "юй",
  ve: "юэ",
  van: "юань",
  vn: "юнь",
};

const alone: Record<string, string> = {
  a: "а",
  o: "о",
  e: "э",
  ai: "ай",
  ei: "эй",
  ao: "ао",
  ou: "оу",
  an: "ань",
  en: "энь",
  ang: "ан",
  er: "эр",
  yi: "и",
  ya: "я",
  ye: "е",
  yao: "яо",
  you: "ю",
  yan: "янь",
  yin: "инь",
  yang: "ян",
  ying: "ин",
  yong: "юн",
  wu: "у",
  wa: "ва",
  wo: "во",
  wai: "вай",
  wei: "вэй",
  wan: "вань",
  wen: "вэнь",
  wang: "ван",
  weng: "вэн",
  yu: "юй",
  yue: "юэ",
  yuan: "юань",
  yun: "юнь",
};

/** Finals that each group of initials takes. */
const taken: [initials: string, finals: string][] = [
  ["b p m", "a o ai ei ao an en ang eng i ie iao ian in ing u"],
  ["m", "e ou iu"],
  ["p", "ou"],
  ["f", "a o ei ou an en ang eng u"],
  ["d t", "a e ai ei ao ou an ang eng ong i ie iao ian ing u uo ui uan un"],
  ["d", "en iu ia"],
  ["n l", "a e ai ei ao ou an ang eng ong i ie iao iu ian in iang ing u uo uan v ve"],
  ["n", "en"],
  ["l", "ia un o"],
  ["g k h", "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang"],
  ["j q x", "i ia ie iao iu ian in iang ing iong v ve van vn"],
  ["zh ch sh", "a e ai ao ou an en ang eng i u ua uo uai ui uan un uang"],
  ["zh ch", "ong"],
  ["zh sh", "ei"],
  ["r", "e ao ou an en ang eng ong i u uo ui uan un"],
  ["z c s", "a e ai ao ou an en ang eng ong i u uo ui uan un"],
  ["z", "ei"],
];

/** Syllables in Latin letters, and the same in Cyrillic ones. */
const latin = new Set<string>(Object.keys(alone));
const cyrillic = new Map<string, string>();

function fill(): void {
  const put = (russian: string, syllable: string) => {
    if (!cyrillic.has(russian)) cyrillic.set(russian, syllable);
  };
  for (const [syllable, russian] of Object.entries(alone)) put(russian, syllable);
  for (const [group, rest] of taken) {
    for (const initial of group.split(" ")) {
      for (const final of rest.split(" ")) {
        // After j, q and x it is written u.
        const plain = /[jqx]/.test(initial) ? final.replace("v", "u") : final;
        latin.add(initial + plain);
        if (final.startsWith("v")) latin.add(initial + final.replace("v", "u"));
        const hissing = final === "i" && /^[zcs]$/.test(initial);
        const written = hissing ? "ы" : final === "ui" && initial === "h" ? "уэй" : finals[final];
        put((initials[initial] ?? "") + written, initial + plain);
      }
    }
  }
}
fill();

const longestSyllable = 7;
/** A word that can be divided in more ways is no pinyin that anybody meant. */
const mostWays = 4;

/** The ways in which a word of Latin letters (ü as u or v) is made of syllables; none if it is not. */
export const latinSyllables = (word: string): string[][] =>
  /^[a-z]{2,36}$/.test(word) ? divide(word, (part) => (latin.has(part) ? part : undefined)) : [];

const endings = ["ами", "ями", "ом", "ем", "ов", "ев", "а", "у", "е", "я", "ю", "ы", "и"];

/** As `latinSyllables`, for a transcription in Cyrillic letters, in any case of its declension. */
export function cyrillicSyllables(word: string): string[][] {
  if (!/^[а-я]{2,24}$/.test(word)) return [];
  const forms = new Set([word]);
  for (const ending of endings) {
    if (!word.endsWith(ending) || word.length < ending.length + 2) continue;
    const base = word.slice(0, -ending.length);
    // Хуэя is of Хуэй, Хуайюаня of Хуайюань, Гуандуна of Гуандун.
    if (/^[яюеи]/.test(ending)) forms.add(`${base}й`).add(`${base}ь`);
    if (!/^[яю]/.test(ending)) forms.add(base);
  }
  return [...forms].flatMap((form) => divide(form.replace(/ъ/g, ""), (part) => cyrillic.get(part)));
}

function divide(word: string, syllable: (part: string) => string | undefined): string[][] {
  const ways: string[][] = [];
  const from = (at: number, parts: string[]) => {
    if (ways.length >= mostWays) return;
    if (at === word.length) return void ways.push(parts);
    for (let length = Math.min(longestSyllable, word.length - at); length > 0; length--) {
      const found = syllable(word.slice(at, at + length));
      if (found) from(at + length, [...parts, found]);
    }
  };
  from(0, []);
  return ways;
}

const read = new Map<string, string[]>();

/**
 * The syllables of Chinese characters, one each, as they are read in this
 * word; lü and nü are lv and nv. An empty one for a character without a reading.
 */
export function readingOf(word: string): string[] {
  const before = read.get(word);
  if (before) return before;
  const syllables = pinyin(word, { toneType: "none", type: "array", v: true, nonZh: "removed" });
  const count = [...word].length;
  const reading = syllables.length === count ? syllables : [...word].map(readAlone);
  if (read.size > 50_000) read.clear();
  read.set(word, reading);
  return reading;
}

const readAlone = (character: string) =>
  pinyin(character, { toneType: "none", type: "array", v: true, nonZh: "removed" })[0] ||
  rareReadings.get(character) ||
  "";

/** lv and lu are found by each other: few keyboards have ü. */
export const plainSyllable = (syllable: string) => syllable.replace(/v/g, "u");
