import { describe, expect, test } from "vitest";
import { typeset, unbroken } from "./typeset";

describe("Russian", () => {
  const cases = [
    ["Круглый стол и три дня встреч", "Круглый стол и~три дня встреч"],
    ["Bauing — за круглым столом", "Bauing~— за~круглым столом"],
    ["и в Москве", "и~в~Москве"],
    ["То же самое, если бы не он", "То~же самое, если~бы не~он"],
    ["126 350 м² за 3 дня", "126~350~м² за~3~дня"],
    ["«О группе» (и о нас)", "«О~группе» (и~о~нас)"],
    ["№ 5, § 12 и 5 %", "№~5, §~12~и~5~%"],
    ["т. е. так и т. д.", "т.~е. так и~т.~д."],
    ["А. С. Пушкин, г. Москва, ул. Арбат", "А.~С.~Пушкин, г.~Москва, ул.~Арбат"],
    ["Конец года. Москва", "Конец года. Москва"],
  ];
  test.each(cases)("%s", (text, expected) => {
    expect(typeset("ru", text ?? "").replaceAll("\u00a0", "~")).toBe(expected);
  });

  test("other languages keep their text", () => {
    expect(typeset("en", "A visit to Russia — a note")).toBe("A visit to Russia — a note");
    expect(typeset("zh", "2019 年 4 月")).toBe("2019 年 4 月");
  });
});

describe("English", () => {
  test("a day stands with its month", () => {
    expect(typeset("en", "from 1 to 3 April 2019").replaceAll("\u00a0", "~")).toBe(
      "from 1 to 3~April 2019",
    );
    expect(typeset("en", "2019 May Day, 3 Marches")).toBe("2019 May Day, 3 Marches");
  });

  test.each([
    ["Mr Ma met Dr. Gu at No. 5", "Mr~Ma met Dr.~Gu at No.~5"],
    ["12 km, 3.5 million and 5 %", "12~km, 3.5~million and 5~%"],
    ["On April 3 at 9 a.m.", "On April~3 at 9~a.m."],
    ["the 70th anniversary, 3 men", "the 70th anniversary, 3 men"],
  ])("%s", (text, expected) => {
    expect(typeset("en", text).replaceAll("\u00a0", "~")).toBe(expected);
  });
});

describe("ranges of numbers", () => {
  test.each([
    ["The visit of 1–3 April 2019", ["The visit of ", "1–3", " April 2019"]],
    ["Программа визита 1–3\u00a0апреля", ["Программа визита ", "1–3", "\u00a0апреля"]],
    ["Guangdong–Russia", ["", "Guangdong–Russia", ""]],
    ["China (Guangdong)–Russia talks", ["China (", "Guangdong)–Russia", " talks"]],
    ["3-й этаж", ["", "3-й", " этаж"]],
    ["из-за 70-летия", ["", "из-за", " ", "70-летия", ""]],
    ["кто-то из Санкт-Петербурга", ["", "кто-то", " из Санкт-Петербурга"]],
    ["90 km/h and/or more", ["90 ", "km/h", " ", "and/or", " more"]],
    ["面积12.6万平方米", ["面积", "12.6万平方米", ""]],
    ["成立 70 周年", ["成立 ", "70 周年", ""]],
    ["2019年4月3日", ["", "2019年", "", "4月", "", "3日", ""]],
    ["5,000 people in 2019", ["5,000 people in 2019"]],
    ["a–verylongcompoundofmorethantwentytwo", ["a–verylongcompoundofmorethantwentytwo"]],
    ["file 62d2-4005-ba34", ["file 62d2-4005-ba34"]],
    ["", [""]],
  ])("%s", (text, parts) => {
    expect(unbroken(text)).toEqual(parts);
  });
});
