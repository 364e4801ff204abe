import { expect, test } from "vitest";
import { folded } from "@/features/facts/numerals/numeral";
import { terms } from "@/prisma/seed/content/terms";
import { termFinder } from "./terms";

const find = termFinder(terms);
const first = (term: number) => terms[term]?.forms.en[0];
const named = (text: string) => find(folded(text), "ru").map(({ term }) => first(term));

test.each([
  ["с Ма Синжуем и Ли Хуэем", ["Ma Xingrui", "Li Hui"]],
  ["губернатору Воробьёву, без Воробьева", ["Andrei Vorobyov", "Andrei Vorobyov"]],
  ["речь Сергея Тырцева и Садовничего", ["Sergei Tyrtsev", "Sadovnichy"]],
  ["в Сколкове и в «Сколково»", ["Skolkovo Innovation Center", "Skolkovo Innovation Center"]],
  ["Почтой России и «Ростелекомом»", ["Russian Post", "Rostelecom"]],
  ["в Московской области", ["Moscow Region"]],
  ["о Гу Пу", ["Gu Pu"]],
  ["о Ку Пу, Тарасове и московитах", []],
])("%s", (text, names) => {
  expect(named(text)).toEqual(names);
});
