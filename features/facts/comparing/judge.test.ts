import { describe, expect, test } from "vitest";
import { scored } from "@/features/facts/testing/score";
import type { Half } from "@/features/facts/testing/set/read-set";
import { terms } from "@/prisma/seed/content/terms";
import { createJudge } from "./judge";

const judge = createJudge(terms);

describe.each<Half>(["seen", "unseen", "hostile"])("the labelled set, %s", (half) => {
  const { kinds, clean, falseAlarms } = scored(judge, half);

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
