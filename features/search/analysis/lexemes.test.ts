import { describe, expect, test } from "vitest";
import { indexOf } from "@/features/search/index/document";
import { otherKeyboard, remainsOf, slipsBetween } from "@/features/search/query/spelling";
import { fold, readable } from "./fold";
import { lexemesOf } from "./lexemes";
import { nameKeys, soundOf } from "./names";
import { datesOf, numbersOf } from "./numbers";
import { cyrillicSyllables, latinSyllables } from "./pinyin";
import { stemsOf } from "./stems";

const folded = (text: string) => fold(readable(text)).text;

test("case, width, ё, accents and traditional characters are one", () => {
  expect(folded("寶鷹集團 ＨＵＡＷＥＩ Щукарёв Café")).toBe("宝鹰集团 huawei щукарев cafe");
  // й is a letter, also where it was typed as и and its mark.
  expect(folded("Ли́й".normalize("NFD"))).toContain("й");
});

test("a place in the folded text leads back to the text as written", () => {
  const text = readable("«Ёлка» ﬁne");
  const { text: line, from } = fold(text);
  expect(line).toBe("«елка» fine");
  const at = line.indexOf("ne");
  expect(text.slice(from[at], from[at + 2])).toBe("ne");
});

describe("figures beside the line", () => {
  const wordsIn = (text: string) =>
    lexemesOf(readable(text)).lexemes.flatMap(({ text }) => (text[0] === "=" ? [text] : []));

  test.each([
    ["120 m²", "=m2"],
    ["120 м³", "=м3"],
    ["CO₂", "=co2"],
    ["10⁶ t", "=6"],
    ["10⁶ t", "=10"],
    ["foundation¹ stone", "=foundation"],
    ["котлован² глубиной", "=котлован"],
  ])("%s is found as %s", (text, word) => expect(wordsIn(text)).toContain(word));

  test("are no part of another number, nor of a word", () => {
    expect(wordsIn("10⁶ and foundation¹² and 10⁻³")).toEqual(
      expect.not.arrayContaining(["=106", "=foundation12", "=103"]),
    );
    expect(lexemesOf("10⁶").lexemes.map(({ text }) => text)).not.toContain("#106");
  });

  test("lead back to the text as written", () => {
    const { text, from } = fold("10⁶ tonnes");
    const at = text.indexOf("tonnes");
    expect(from[at]).toBe(4);
    expect(from.length).toBe(text.length + 1);
  });
});

describe("Russian forms share a stem", () => {
  const forms = [
    ["рынок", "рынка", "рынков", "рынком"],
    ["стройка", "строек", "стройкой"],
    ["день", "дня", "дней"],
    ["дворец", "дворца", "дворцы"],
    ["письмо", "писем", "письмами"],
    ["сестра", "сестер", "сестрой"],
    ["уровень", "уровня", "уровней"],
    ["Воробьёв", "Воробьёва", "Воробьёвым"],
    ["котлован", "котлована", "котлованов", "котловане"],
    ["человек", "люди", "людей"],
    ["московский", "московская", "московской"],
  ];
  test.each(forms)("%s", (first, ...others) => {
    const stems = new Set(stemsOf(folded(first ?? "")));
    for (const other of others) {
      expect(
        stemsOf(folded(other)).some((stem) => stems.has(stem)),
        other,
      ).toBe(true);
    }
  });

  test.each([
    ["город", "гордый"],
    ["посол", "после"],
    ["строка", "стройка"],
  ])("%s and %s are two words", (one, other) => {
    const stems = new Set(stemsOf(folded(one)));
    expect(stemsOf(folded(other)).filter((stem) => stems.has(stem))).toEqual([]);
  });
});

test("names are one by their sound, in both alphabets", () => {
  const pairs = [
    ["щукарев", "shchukaryov"],
    ["садовничий", "sadovnichy"],
    ["воробьев", "vorobiyov"],
    ["гринвуд", "greenwood"],
    ["ростелеком", "rostelecom"],
  ];
  for (const [russian = "", english = ""] of pairs) expect(soundOf(russian)).toBe(soundOf(english));
  expect(nameKeys(["сколкове"])).toContain(nameKeys(["skolkovo"]).at(-1));
});

test("pinyin is known in Latin letters, and in Cyrillic ones in any case", () => {
  expect(latinSyllables("xingrui")).toContainEqual(["xing", "rui"]);
  expect(latinSyllables("xian")).toEqual([["xian"], ["xi", "an"]]);
  expect(latinSyllables("construction")).toEqual([]);
  expect(cyrillicSyllables("синжуя")).toContainEqual(["xing", "rui"]);
  expect(cyrillicSyllables("гуандуна")).toContainEqual(["guang", "dong"]);
  expect(cyrillicSyllables("хуайюанем")).toContainEqual(["huai", "yuan"]);
  expect(cyrillicSyllables("строительство")).toEqual([]);
});

describe("numbers and dates", () => {
  const same = ["2019-04-02", "2 April 2019", "April 2, 2019", "2 апреля 2019 года", "02.04.2019"];
  test.each([...same, "2019年4月2日", "2019/4/2"])("%s", (text) => {
    expect(datesOf(folded(text))[0]?.keys[0]).toBe("@20190402");
  });

  test("what is no date is none", () => {
    for (const text of ["32 April 2019", "4月", "version 2019.4", "may 1"]) {
      expect(datesOf(folded(text)).filter(({ keys }) => /^@\d{8}$/.test(keys[0] ?? ""))).toEqual(
        [],
      );
    }
  });

  test.each([
    ["126 350 м²", "#126350"],
    ["126,350", "#126350"],
    ["126350", "#126350"],
    ["3,5", "#3.5"],
    ["七十周年", "#70"],
    ["70th", "#70"],
    ["一百二十", "#120"],
  ])("%s is %s", (text, key) => {
    expect(numbersOf(folded(text)).flatMap(({ keys }) => keys)).toContain(key);
  });
});

test("Chinese is found by pairs of characters, its words and its syllables", () => {
  const { lexemes } = lexemesOf("马兴瑞访问，莫斯科");
  const texts = lexemes.map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(["马兴", "兴瑞", "访问", "/莫斯科", "^ma.xing"]));
  // What a comma parts is not side by side.
  expect(texts).not.toContain("问莫");
});

test("a text's index keeps its weights, its day and no operator of PostgreSQL", () => {
  const { vector, words } = indexOf({
    title: "Governor's visit",
    summary: "O’Brien \\ 'x' & | ! <->",
    captions: ["A table"],
    body: "2 April. Two-way.",
    storyDate: new Date("2019-04-03T00:00:00Z"),
  });
  expect(vector).toMatch(/'~visit':\d+A/);
  expect(vector).toMatch(/'~tabl':\d+C/);
  expect(vector).toContain("'@20190402':");
  expect(vector).toContain("'@20190403'");
  expect(vector).toContain("'=twoway':");
  expect(vector.replace(/'[^']*'(?::[\dA-D,]+)? ?/g, "")).toBe("");
  expect(words).toContain("governor");
});

test("slips are counted, and words one or two apart share a remainder", () => {
  expect(slipsBetween("delagation", "delegation")).toBe(1);
  expect(slipsBetween("плотинк", "плотник")).toBe(1);
  for (const [one, other] of [
    ["scafolding", "scaffolding"],
    ["делигация", "делегация"],
    ["ambasador", "ambassador"],
  ] as const) {
    expect(remainsOf(one).some((each) => remainsOf(other).includes(each))).toBe(true);
  }
  expect(otherKeyboard("ghbdtn")).toBe("привет");
  expect(otherKeyboard("руддщ")).toBe("hello");
});
