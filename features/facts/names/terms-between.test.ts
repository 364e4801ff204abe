import { expect, test } from "vitest";
import { termsBetween } from "./terms-between";

const none = { zh: [], en: [], ru: [] };
const terms = [
  {
    forms: { zh: ["宝鹰集团", "宝鹰"], en: ["Bauing Group"], ru: ["группа Bauing"] },
    forbidden: none,
    implied: false,
    note: "Не склоняется.",
  },
  {
    forms: { zh: ["莫斯科市"], en: [], ru: ["город Москва", "Москва"] },
    forbidden: none,
    implied: false,
    note: "",
  },
  { forms: { zh: ["论坛"], en: ["forum"], ru: [] }, forbidden: none, implied: false, note: "" },
];

test("each of the house's terms in a text once, with what it is called in the other language", () => {
  const find = termsBetween(terms, "zh", "ru");
  expect(find("宝鹰集团在莫斯科市，宝鹰参加论坛。")).toEqual([
    { term: "宝鹰集团", agreed: ["группа Bauing"], note: "Не склоняется." },
    { term: "莫斯科市", agreed: ["город Москва", "Москва"], note: "" },
  ]);
  expect(find("无关。")).toEqual([]);
});

test("a Russian term is found as it is inflected", () => {
  const [found] = termsBetween(terms, "ru", "zh")("Делегация прибыла в Москву.");
  expect(found).toMatchObject({ agreed: ["莫斯科市"] });
});
