import { describe, expect, test } from "vitest";
import { joinBroken } from "./line-ends";
import { readLines } from "./lines";

const paragraphs = (file: string) => joinBroken(readLines(file)).lines.map(({ text }) => text);

describe("what ends a line", () => {
  test.each([
    ["a soft return", "\u000b"],
    ["NEL", "\u0085"],
    ["Unicode's line separator", "\u2028"],
    ["Unicode's paragraph separator", "\u2029"],
    ["a form feed", "\f"],
    ["CR alone", "\r"],
    ["CR and LF", "\r\n"],
  ])("%s does, and glues no words", (_, end) => {
    expect(paragraphs(`The harbour of${end}the town is old.`)).toEqual([
      "The harbour of the town is old.",
    ]);
    expect(paragraphs(`It is old.${end}It is new.`)).toEqual(["It is old.", "It is new."]);
  });

  test("a page that ends in the middle of a sentence does not end it", () => {
    expect(paragraphs("The cranes of the\n\fnorthern yard.")).toEqual([
      "The cranes of the northern yard.",
    ]);
  });

  test("a line of invisible characters is an empty one", () => {
    expect(readLines("One.\n\u200b\u2060 \nTwo.")).toMatchObject([
      { text: "One.", joined: false },
      { text: "Two.", joined: false },
    ]);
  });

  test("control characters go, and tabs are spaces", () => {
    expect(paragraphs("a\u0000b\u0007c\td\ufeff.")).toEqual(["abc d."]);
  });
});

describe("lines of one paragraph", () => {
  test.each([
    [
      "Chinese has no space",
      "港务长访问了北部的船坞并且\n察看新的起重机。",
      "港务长访问了北部的船坞并且察看新的起重机。",
    ],
    [
      "after a full-width mark neither",
      "他看了起重机，\n又见了工人。",
      "他看了起重机，又见了工人。",
    ],
    ["before one neither", "他看了起重机\n，又见了工人。", "他看了起重机，又见了工人。"],
    [
      "kana neither",
      "港長は北の造船所を訪れ、\nクレーンを見ました。",
      "港長は北の造船所を訪れ、クレーンを見ました。",
    ],
    [
      "digits in Chinese neither",
      "港务长在北部船坞会见工人，\n5月30日离开。",
      "港务长在北部船坞会见工人，5月30日离开。",
    ],
    ["Latin has one", "the cranes\nof the yard.", "the cranes of the yard."],
    ["Cyrillic has one", "краны северной\nверфи.", "краны северной верфи."],
    [
      "a Chinese name in a Latin sentence has one",
      "the harbour called 港口, or\nport in English.",
      "the harbour called 港口, or port in English.",
    ],
    [
      "a Chinese name at its end",
      "The harbour master had long been known as 港务长,\n港口 being the word.",
      "The harbour master had long been known as 港务长, 港口 being the word.",
    ],
    [
      "Korean has one",
      "항만 책임자가 북쪽 조선소를 방문하여,\n크레인을 보았다.",
      "항만 책임자가 북쪽 조선소를 방문하여, 크레인을 보았다.",
    ],
    [
      "a capital goes on in a full line",
      "On the morning of the last day in May, the Harbour\nMaster met the crews.",
      "On the morning of the last day in May, the Harbour Master met the crews.",
    ],
  ])("%s", (_, file, joined) => {
    expect(paragraphs(file)).toEqual([joined]);
  });

  test.each([
    [
      "a headline",
      "港务长访问北部船坞\n港务长于昨日上午访问了北部船坞，察看新起重机，并与工人交谈。",
    ],
    ["credits", "港务长访问了北部的船坞并察看起重机\n来源：港口报"],
    ["names", "王伟，总经理\n李娜，副总经理\n张三，总工程师"],
    ["an address", "Harbour Office\n12 Quay Street\nNorthern Port"],
    ["points", "The crews asked for these three things at once\n1. shorter hours.\n2. better pay."],
    ["indented ones", "　　港务长访问了北部的船坞并且察看起重机\n　　他会见了工人。"],
  ])("%s stay apart", (_, file) => {
    expect(paragraphs(file)).toHaveLength(file.split("\n").length);
  });
});

describe("a word that a line end has cut", () => {
  test.each([
    ["becomes whole", "the construc-\ntion of cranes.", "the construction of cranes."],
    ["in Russian", "на строитель-\nстве кранов.", "на строительстве кранов."],
    ["loses a soft hyphen", "the construc\u00ad\ntion.", "the construction."],
    ["keeps the hyphen of a compound", "a well-\nknown yard.", "a well-known yard."],
    ["of a Russian one", "кто-\nто пришёл.", "кто-то пришёл."],
    [
      "as the rest of the file has it",
      "All award-winning yards.\n\nan award-\nwinning yard.",
      "an award-winning yard.",
    ],
    [
      "and as it has not",
      "The cooperation began.\n\nthe co-\noperation went on.",
      "the cooperation went on.",
    ],
    ["of a name", "the house of Rolls-\nRoyce.", "the house of Rolls-Royce."],
    ["of a chain", "a state-of-the-\nart crane.", "a state-of-the-art crane."],
    [
      "of an address",
      "see https://port.example/new-\ncranes for it.",
      "see https://port.example/new-cranes for it.",
    ],
    ["of a number", "the years 2018-\n2019 were good.", "the years 2018-2019 were good."],
  ])("%s", (_, file, joined) => {
    expect(paragraphs(file).at(-1)).toBe(joined);
  });

  test("is told of", () => {
    expect(joinBroken(readLines("the construc-\ntion.")).rejoined).toEqual([
      { line: 1, was: "construc-tion", became: "construction" },
    ]);
  });
});
