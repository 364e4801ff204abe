import { expect, test } from "vitest";
import { bodySchema } from "@/features/publication/body/body-schema";
import { plainText } from "@/features/publication/body/body-text";
import { type Locale, locales } from "@/i18n/routing";
import { planCorpus } from "./plan";
import { Random } from "./random";
import { addRows, emptyRows } from "./rows";
import { textOf } from "./text";
import { vocabulary } from "./words";

const options = { documents: 60, seed: "1", languages: [...locales] };

function rowsOf(seed: string) {
  const rows = emptyRows();
  for (const planned of planCorpus({ ...options, seed }, []))
    addRows(rows, planned, seed, new Map());
  return rows;
}

test("the same seed gives the same corpus, another one another", () => {
  const [one, again, other] = ["1", "1", "2"].map((seed) => JSON.stringify(rowsOf(seed)));
  expect(again).toBe(one);
  expect(other).not.toBe(one);
});

test("every text says in its language that it is artificial, and is one the site can show", () => {
  const signs: Record<Locale, RegExp> = { zh: /虚构/, en: /artificial/i, ru: /искусственный/i };
  for (const locale of locales) {
    for (let number = 1; number <= 60; number++) {
      const { title, summary, body } = textOf(locale, number, new Random(number), "a".repeat(64));
      expect(title).toMatch(signs[locale]);
      expect(summary).toMatch(signs[locale]);
      expect(plainText(body)).toContain(vocabulary[locale].opening);
      // Written straight into the database, past what a desk would refuse.
      expect(bodySchema.safeParse(body).success).toBe(true);
    }
  }
});

test("about two texts of a hundred are withdrawn, some are missing, years are many", () => {
  const plan = planCorpus({ ...options, documents: 5_000 }, []);
  const states = plan.flatMap((planned) => Object.values(planned.states));
  const withdrawn = states.filter((state) => state === "WITHDRAWN").length / states.length;
  expect(withdrawn).toBeGreaterThan(0.012);
  expect(withdrawn).toBeLessThan(0.028);
  expect(states.length).toBeLessThan(15_000);
  expect(states.length).toBeGreaterThan(13_000);
  expect(plan.every((planned) => Object.keys(planned.states).length > 0)).toBe(true);
  expect(new Set(plan.map((planned) => planned.storyDate.getUTCFullYear())).size).toBeGreaterThan(
    15,
  );
  expect(new Set(plan.map((planned) => planned.id)).size).toBe(5_000);
});
