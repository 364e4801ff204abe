import { expect, test } from "vitest";
import { halves, madeOf } from "./golden";
import { classes } from "./golden-types";
import { gradeOf } from "./judge";
import { fillerTexts, goldenTexts, seedTexts } from "./texts";

const corpus = [...seedTexts(), ...goldenTexts(), ...fillerTexts()];

test("at least 150 queries, both halves of a size, every class in both", () => {
  const [a = 0, b = 0] = halves.map((half) => madeOf(half).queries.length);
  expect(a + b).toBeGreaterThanOrEqual(150);
  expect(Math.abs(a - b)).toBeLessThan(10);
  for (const half of halves) {
    const asked = new Set(madeOf(half).queries.map((query) => query.class));
    expect([...asked].sort()).toEqual([...classes].sort());
  }
});

test("every query has an answer, and no query is in both halves", () => {
  const seen = new Set<string>();
  const unanswered: string[] = [];
  for (const half of halves) {
    for (const query of madeOf(half).queries) {
      const name = `${query.locale} ${query.q}`;
      expect(seen.has(name), name).toBe(false);
      seen.add(name);
      if (!corpus.some((text) => gradeOf(query, text) > 0)) unanswered.push(name);
    }
  }
  expect(unanswered).toEqual([]);
});

test("texts have keys of their own", () => {
  const names = corpus.map(({ key, locale }) => `${key} ${locale}`);
  expect(new Set(names).size).toBe(names.length);
});
