import type { Locale } from "@/i18n/routing";
import { halfA } from "./golden-a";
import { halfB } from "./golden-b";
import type { GoldenQuery, GoldenText, Half } from "./golden-types";

/**
 * The golden set: queries, the artificial texts they are asked of (beside
 * the site's first content and a generated corpus), and what answers them.
 * It was written before the engine was tuned; half `b` was put aside until
 * the end.
 */
export const halves: readonly Half[] = [halfA, halfB];

/** Sentences around a word, so that it stands in the middle of running text. */
const frames = {
  zh: {
    title: (word: string) => `虚构文字：${word}旁的下午`,
    summary: (word: string) => `虚构文字，雨停之后有人说起${word}，没有人回答。`,
    body: (word: string) => `虚构文字里，那位看守昨天傍晚把${word}的名字写在了空白处。`,
  },
  en: {
    title: (word: string) => `Artificial text: ${word} in the rain`,
    summary: (word: string) => `An artificial text in which ${word} came up once, late in the day.`,
    body: (word: string) => `Nobody in this artificial text had asked about ${word} before noon.`,
  },
  ru: {
    title: (word: string) => `Искусственный текст: ${word} и тишина`,
    summary: (word: string) =>
      `Искусственный текст, в котором долго не было ${word}, а потом все ушли.`,
    body: (word: string) => `В этом искусственном тексте кто-то занялся ${word} и не вернулся.`,
  },
} satisfies Record<Locale, Record<"title" | "summary" | "body", (word: string) => string>>;

const filler: Record<Locale, readonly string[]> = {
  zh: ["其余的句子只是为了占住位置。", "门开着，桌上放着三只杯子。", "没有人记得那天是星期几。"],
  en: [
    "The other sentences only take up room.",
    "A door stood open, and three cups were on the shelf.",
    "No one recalled which day of the week it had been.",
  ],
  ru: [
    "Остальные предложения здесь только занимают место.",
    "Дверь была открыта, на полке стояли три чашки.",
    "Никто не помнил, какой это был день недели.",
  ],
};

type Made = { texts: GoldenText[]; queries: GoldenQuery[] };

/** The texts and the queries of one half. */
export function madeOf(half: Half): Made {
  const made: Made = { texts: [], queries: [...half.queries] };
  for (const part of [han, russian, yo, russianNames, chineseNames, numbers, phrases, english]) {
    part(half, made);
  }
  for (const [index, text] of made.texts.entries()) {
    // Days that follow from the place: none is the newest of its kind for being the better answer.
    const day = new Date(Date.UTC(2016, 0, 1 + ((index * 37) % 900)));
    text.day = day.toISOString().slice(0, 10);
  }
  return made;
}

/** Three texts: with the word in the title, in the summary or a caption, in the body. */
function planted(
  key: string,
  locale: Locale,
  forms: readonly [string, string, string],
): GoldenText[] {
  const { title, summary, body } = frames[locale];
  const plain = { title: title("…"), summary: summary("…"), body: [...filler[locale]] };
  const text = (place: string, change: Partial<GoldenText>): GoldenText => ({
    ...plain,
    ...change,
    key: `${key}-${locale}-${place}`,
    locale,
    day: "",
  });
  const captioned = key.length % 2 === 0;
  return [
    text("title", { title: title(forms[0]) }),
    text("summary", captioned ? { caption: summary(forms[1]) } : { summary: summary(forms[1]) }),
    text("body", { body: [filler[locale][0] ?? "", body(forms[2]), ...filler[locale].slice(1)] }),
  ];
}

function decoy(key: string, locale: Locale, sentence: string): GoldenText {
  const { title, summary } = frames[locale];
  return {
    key,
    locale,
    day: "",
    title: title("…"),
    summary: summary("…"),
    body: [...filler[locale], sentence],
  };
}

const literal = (text: string) => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "i");
const same = (word: string) => [word, word, word] as const;

function han(half: Half, { texts, queries }: Made): void {
  for (const [index, [word, sentence]] of half.hanWords.entries()) {
    const key = `${half.name}-han-${index}`;
    texts.push(...planted(key, "zh", same(word)), decoy(`${key}-decoy`, "zh", sentence));
    const patterns = [literal(word)];
    queries.push({ class: "han-word", locale: "zh", q: word, patterns, decoys: [`${key}-decoy`] });
  }
  for (const [index, [word, ...asked]] of half.pinyin.entries()) {
    texts.push(...planted(`${half.name}-pinyin-${index}`, "zh", same(word)));
    for (const q of asked) {
      queries.push({ class: "pinyin", locale: "zh", q, patterns: [literal(word)] });
    }
  }
}

function russian(half: Half, { texts, queries }: Made): void {
  for (const [index, { forms, asked, pattern }] of half.russian.entries()) {
    texts.push(...planted(`${half.name}-russian-${index}`, "ru", forms));
    for (const q of asked)
      queries.push({ class: "inflected", locale: "ru", q, patterns: [pattern] });
  }
}

function yo(half: Half, { texts, queries }: Made): void {
  for (const [index, { forms, asked, pattern }] of half.yo.entries()) {
    texts.push(...planted(`${half.name}-yo-${index}`, "ru", forms));
    for (const q of asked) queries.push({ class: "yo", locale: "ru", q, patterns: [pattern] });
  }
}

function russianNames(half: Half, { texts, queries }: Made): void {
  for (const [index, { en, ru, pattern }] of half.russianNames.entries()) {
    const key = `${half.name}-name-${index}`;
    texts.push(...planted(key, "en", same(en)), ...planted(key, "ru", ru));
    const patterns = [pattern];
    queries.push({ class: "other-script", locale: "ru", q: en, patterns });
    queries.push({ class: "other-script", locale: "en", q: ru[0], patterns });
  }
}

function chineseNames(half: Half, { texts, queries }: Made): void {
  for (const [index, { zh, en, ru, pattern }] of half.chineseNames.entries()) {
    const key = `${half.name}-person-${index}`;
    texts.push(...planted(key, "zh", same(zh)), ...planted(key, "en", same(en)));
    texts.push(...planted(key, "ru", ru));
    const patterns = [pattern];
    const asked: [Locale, string][] = [
      ["en", zh],
      ["ru", zh],
      ["ru", en],
      ["en", ru[0]],
      ["zh", ru[0]],
    ];
    for (const [locale, q] of asked) queries.push({ class: "other-script", locale, q, patterns });
    queries.push({ class: "pinyin", locale: "zh", q: en, patterns });
  }
}

function numbers(half: Half, { texts, queries }: Made): void {
  for (const [index, { written, asked, pattern }] of half.numbers.entries()) {
    for (const [locale, words] of Object.entries(written) as [Locale, string][]) {
      texts.push(...planted(`${half.name}-number-${index}`, locale, same(words)));
    }
    for (const [locale, q] of asked) {
      queries.push({ class: "number", locale, q, patterns: [pattern] });
    }
  }
}

function phrases(half: Half, { texts, queries }: Made): void {
  for (const [index, { locale, phrase, scattered, asked }] of half.phrases.entries()) {
    const key = `${half.name}-phrase-${index}`;
    texts.push(...planted(key, locale, same(phrase)), decoy(`${key}-decoy`, locale, scattered));
    queries.push({ class: "phrase", locale, q: asked, patterns: [literal(phrase)] });
  }
}

function english(half: Half, { texts, queries }: Made): void {
  for (const [index, { forms, asked, pattern }] of half.english.entries()) {
    texts.push(...planted(`${half.name}-english-${index}`, "en", forms));
    for (const q of asked)
      queries.push({ class: "inflected", locale: "en", q, patterns: [pattern] });
  }
}
