import { describe, expect, test } from "vitest";
import { indexOf } from "@/features/search/index/document";
import { parseQuery } from "@/features/search/query/query";
import { marked, snippetOf } from "@/features/search/query/snippet";
import { readSearchRequest } from "@/features/search/schema";

const text = (body: string, title = "") => ({
  title,
  summary: "",
  captions: [],
  body,
  storyDate: null,
});

/** Shown as nothing, each in its own way. */
const signs = {
  "a soft hyphen": "\u00ad",
  "a zero-width space": "\u200b",
  "a zero-width non-joiner": "\u200c",
  "a zero-width joiner": "\u200d",
  "a word joiner": "\u2060",
  "a mark of byte order": "\ufeff",
  "a grapheme joiner": "\u034f",
  "a Hangul filler": "\u3164",
  "a mark of direction": "\u200f",
};

describe.each(Object.entries(signs))("%s within a word", (_, sign) => {
  test("hides it from no search, in no script", () => {
    for (const word of ["завод", "cranes", "起重机"]) {
      const [first = "", ...rest] = [...word];
      const hidden = first + sign + rest.join("");
      expect(indexOf(text(`Новый ${hidden} 2.`)), word).toEqual(indexOf(text(`Новый ${word} 2.`)));
      expect(parseQuery(hidden), word).toEqual(parseQuery(word));
    }
  });
});

test("what is marked is the text as it was written", () => {
  const { units } = parseQuery("завод");
  expect(marked("Мы строим за\u00adвод у реки", units)).toEqual([
    "Мы строим ",
    "за\u00adвод",
    " у реки",
  ]);
  expect(snippetOf(["\u200b", "Семья 👨‍👩‍👧 и за\u200bвод."], units, false)).toEqual([
    "Семья 👨‍👩‍👧 и ",
    "за\u200bвод",
    ".",
  ]);
});

test("a search of invisible characters is a search of nothing", () => {
  expect(parseQuery("\u200b\u00ad \u2060").units).toEqual([]);
  expect(parseQuery(`${"\u200b".repeat(300)}завод`)).toEqual(parseQuery("завод"));
});

test("words that a control character parts stay apart", () => {
  expect(indexOf(text("one\u0007two"))).toEqual(indexOf(text("one two")));
});

test("years and pages of an address are of any width", () => {
  expect(readSearchRequest({ q: "x", year: "２０１９", page: "１２" })).toMatchObject({
    year: 2019,
    page: 12,
  });
});
