import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { numeralsIn } from "@/features/facts/quantities/quantities";
import {
  type Case,
  type Gender,
  inEnglish,
  inHan,
  inRussian,
} from "@/features/facts/testing/write-numbers";
import type { Locale } from "@/i18n/routing";
import { folded } from "./numeral";

const runs = { numRuns: 10_000, seed: 20 };
/** Every size as often as every other. */
const value = fc
  .tuple(fc.integer({ min: 1, max: 10 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([size, part]) => Math.max(1, Math.floor(10 ** (size - 1 + part))))
  .filter((each) => each < 1e10);

const read = (text: string, lang: Locale) =>
  numeralsIn(folded(text), lang).map(({ low, high }) => (low === high ? low : [low, high]));

describe("a number in any of its forms is read as its value", () => {
  test("Chinese numerals, and those of cheques", () => {
    fc.assert(
      fc.property(value, fc.boolean(), (each, formal) => {
        expect(read(`共有${inHan(each, formal)}人`, "zh")).toEqual([each]);
      }),
      runs,
    );
  });

  test("figures with 万 and 亿", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999 }),
        fc.constantFrom("", "万", "亿"),
        fc.integer({ min: 0, max: 2 }),
        (whole, large, places) => {
          const scale = { "": 1, 万: 1e4, 亿: 1e8 }[large] ?? 1;
          const written = (whole / 10 ** places).toFixed(places);
          expect(read(`共${written}${large}件`, "zh")).toEqual([
            expect.closeTo(Number(written) * scale, 3),
          ]);
        },
      ),
      runs,
    );
  });

  test("English words and figures", () => {
    fc.assert(
      fc.property(value, (each) => {
        expect(read(`It has ${inEnglish(each)} parts.`, "en")).toEqual([each]);
        expect(read(`It has ${each.toLocaleString("en")} parts.`, "en")).toEqual([each]);
      }),
      runs,
    );
  });

  test("Russian words in every case and gender, and figures", () => {
    const cases = fc.constantFrom<Case>(0, 1, 2, 3, 4, 5);
    fc.assert(
      fc.property(value, cases, fc.constantFrom<Gender>("m", "f", "n"), (each, grammar, gender) => {
        expect(read(`речь о ${inRussian(each, grammar, gender)} штук`, "ru")).toEqual([each]);
        expect(read(`всего ${each.toLocaleString("ru")} штук`, "ru")).toEqual([each]);
      }),
      runs,
    );
  });
});

test.each<[string, Locale, unknown[]]>([
  ["两千三百五十", "zh", [2350]],
  ["两千三", "zh", [2300]],
  ["一万二", "zh", [12_000]],
  ["三点五亿", "zh", [3.5e8]],
  ["1.2万亿", "zh", [1.2e12]],
  ["3亿7000万", "zh", [3.7e8]],
  ["20多万", "zh", [200_000]],
  ["百姓的千家万户", "zh", []],
  ["二〇一九", "zh", [2019]],
  ["two and a half million", "en", [2.5e6]],
  ["3.2 bn", "en", [3.2e9]],
  ["half a million", "en", [5e5]],
  ["two dozen", "en", [24]],
  ["twenty-first", "en", [21]],
  ["полтора миллиона", "ru", [1.5e6]],
  ["полутора тысячами", "ru", [1500]],
  ["два с половиной миллиона", "ru", [2.5e6]],
  ["двумя сотнями", "ru", [200]],
  ["тремя миллионами", "ru", [3e6]],
  ["семидесятилетие", "ru", [70]],
  ["70-летие", "ru", [70]],
  ["1,2 тыс.", "ru", [1200]],
  ["двадцатипятиэтажный", "ru", [25]],
  ["две трети", "ru", [2 / 3]],
  ["двадцать первый", "ru", [21]],
  ["полмиллиона", "ru", [5e5]],
])("%s (%s) is %j", (text, lang, values) => {
  expect(read(text, lang)).toEqual(values);
});
