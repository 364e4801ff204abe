import { describe, expect, test } from "vitest";
import { scored } from "@/features/facts/testing/score";
import type { Half } from "@/features/facts/testing/set/read-set";
import { terms } from "@/prisma/seed/content/terms";
import { createJudge } from "./judge";

const judge = createJudge(terms);

describe.each<{ halves: Half[] }>([
  { halves: ["seen"] },
  { halves: ["unseen"] },
  { halves: ["hostile"] },
  { halves: ["newsroom", "desk", "wire", "briefs"] },
])("the labelled set, $halves", ({ halves }) => {
  const { kinds, clean, falseAlarms } = scored(judge, halves);

  test("at most one clean pair in fifty alarms", () => {
    expect(clean).toBeGreaterThan(100);
    expect(falseAlarms.map(({ pair, said }) => `${pair.id} ${said}`).length).toBeLessThanOrEqual(
      clean / 50,
    );
  });

  test.each([...kinds])("%s: what was seeded is found", (kind, { seeded, found }) => {
    const floor = kind === "number" || kind === "date" ? 0.97 : 0.95;
    expect(found / seeded).toBeGreaterThanOrEqual(floor);
  });
});

const pair = (en: string, ru: string) =>
  judge
    .pair({ lang: "en", text: en }, { lang: "ru", text: ru })
    .map(({ kind, source, target }) => [kind, source, target]);

test("a disagreement says its kind and shows both sides, or nothing on the side that says nothing", () => {
  expect(pair("It cost 320 million yuan.", "Стоимость — 3,35 млрд юаней.")).toEqual([
    ["money", "320 million yuan", "3,35 млрд юаней"],
  ]);
  expect(pair("It cost 320 million yuan in 2019.", "Дорого.")).toEqual([
    ["money", "320 million yuan", null],
    ["date", "2019", null],
  ]);
  expect(pair("At least 30 people came.", "Пришло 30 человек.")).toEqual([
    ["limit", "At least 30", "30"],
  ]);
});

test("the editor's JSON is read with its links, and a page of the site is one in every language", () => {
  const linked = (text: string, href: string) => ({
    type: "doc",
    content: [
      {
        type: "paragraph",
        attrs: { id: "b1" },
        content: [{ type: "text", text, marks: [{ type: "link", attrs: { href } }] }],
      },
    ],
  });
  const judged = (a: string, b: string) =>
    judge.pair(
      { lang: "en", text: linked("More", a) },
      { lang: "ru", text: linked("Подробнее", b) },
    );
  expect(judged("/en/about", "/ru/about")).toEqual([]);
  expect(judged("https://example.com/a", "https://example.com/b")).toEqual([
    { kind: "link", source: "https://example.com/a", target: "https://example.com/b" },
  ]);
});

test("a form that the glossary forbids is said, beside the agreed one", () => {
  const both = [["name", "Vorobiyov", "Воробьёв"]];
  expect(pair("Vorobiyov spoke.", "Воробьёв выступил.")).toEqual(both);
  expect(
    judge.pair(
      { lang: "ru", text: "Воробьёв выступил." },
      { lang: "en", text: "Vorobiyov spoke." },
    ),
  ).toEqual([{ kind: "name", source: "Воробьёв", target: "Vorobiyov" }]);
});

test.each([
  ["by 1 March", "до 1 марта", false],
  ["until 1 March", "по 1 марта", false],
  ["on 1 March", "с 1 марта", false],
  ["from 1 to 5 March", "с 1 по 5 марта", false],
  ["from 9 a.m. until 6 p.m.", "с 9:00 до 18:00", false],
  ["not until 1 March", "не ранее 1 марта", false],
  ["by 1 March", "после 1 марта", true],
  ["before 1 March", "1 марта", true],
  ["no later than 2030", "не ранее 2030 года", true],
  ["from 1 March", "до 1 марта", true],
  ["after Friday", "до пятницы", true],
])("what limits a date: %s, %s", (en, ru, differs) => {
  expect(pair(`It is done ${en}.`, `Это сделают ${ru}.`).map(([kind]) => kind)).toEqual(
    differs ? ["limit"] : [],
  );
});

test.each([
  ["The EU and Japan agreed.", "ЕС и Япония договорились.", undefined],
  ["The EU and Japan agreed.", "ЕС и Южная Корея договорились.", "Южная Корея"],
  ["Delhi said so.", "Так сказали в Индии.", undefined],
  ["Her book “The Long Road” is out.", "Вышла её книга «The Long River».", "The Long River"],
  ["The C919 has landed.", "Самолёт C929 приземлился.", "C929"],
  ["About Novgorod.", "О Новгороде.\nText", undefined],
])("names that no glossary has: %s", (en, ru, wrong) => {
  expect(pair(en, ru).map(([, , target]) => target)).toEqual(
    wrong === undefined ? [] : [expect.stringContaining(wrong)],
  );
});
