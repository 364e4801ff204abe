import { expect, test } from "vitest";
import { type Locale, locales } from "@/i18n/routing";
import { compose, type SeedDocument } from "@/prisma/seed/compose";
import { delegation } from "@/prisma/seed/content/delegation/index";
import { preliminaryNote } from "@/prisma/seed/content/preliminary-note/index";
import { roundtable } from "@/prisma/seed/content/roundtable/index";
import { visits } from "@/prisma/seed/content/visits/index";
import { facts, hedges, note, sourceSpellings, stories } from "@/prisma/seed/testing/facts";
import { read } from "@/prisma/seed/testing/read-body";

const documents = { delegation, roundtable, visits };
const hashes = { "bay-and-river": "0123456789abcdef".repeat(4) };

/** Title, summary and body as a reader reads them, one line a paragraph. */
function told(document: SeedDocument, locale: Locale): string[] {
  const text = document.translations[locale];
  if (!text) throw new Error(`${document.key} has no ${locale}`);
  const { lines } = read(compose(text.body, hashes));
  return [text.title, text.summary, ...lines].map((line) => line.replaceAll("\u00a0", " "));
}

const wanted = (said: string | string[]) => [said].flat();

const cases = facts.flatMap((fact) =>
  fact.stories.map((story) => ({ ...fact, story, name: wanted(fact.en)[0] })),
);

test.each(cases)("$story tells the $kind in three languages: $name", ({ story, ...fact }) => {
  const missing = locales.flatMap((locale) => {
    const text = told(documents[story], locale).join("\n");
    return wanted(fact[locale]).filter((words) => !text.includes(words));
  });
  expect(missing).toEqual([]);
});

const readings = locales.flatMap((locale) =>
  [...stories.map((story) => documents[story]), preliminaryNote].map((document) => ({
    name: `${document.key}/${locale}`,
    document,
    locale,
  })),
);

test.each(readings)("$name is certain of what it tells", ({ document, locale }) => {
  const lines = told(document, locale);
  const telling = document === delegation ? lines.slice(0, -1) : lines;
  for (const line of telling) {
    expect(line).not.toMatch(hedges[locale]);
    expect(line).not.toMatch(sourceSpellings);
    expect(line.startsWith(note[locale].opens.trim())).toBe(false);
  }
});

test.each(locales)("one sentence at the end says what was worked out (%s)", (locale) => {
  const last = told(delegation, locale).at(-1) ?? "";
  const { opens, accounts } = note[locale];
  expect(last.startsWith(opens)).toBe(true);
  expect(last.match(/[。!?！？]|\.(?= |$)/gu)).toHaveLength(1);
  for (const account of accounts) expect(last).toMatch(account);
  expect(last).toContain("2019");
  // The group does not guess the name of its own people in public.
  expect(last).not.toMatch(/古朴|Gu Pu|Гу Пу/u);
});

test.each(locales)("who was met on 2 April is named wherever the office is (%s)", (locale) => {
  const office = {
    zh: /第一副部长/u,
    en: /First Deputy Minister for/u,
    ru: /перв\S+ заместител/iu,
  };
  const name = { zh: "特尔采夫", en: "Tyrtsev", ru: "Тырцев" };
  for (const document of Object.values(documents)) {
    const text = told(document, locale).join("\n");
    expect(office[locale].test(text)).toBe(text.includes(name[locale]));
  }
});

test("the director of the department is named in English alone", () => {
  expect(told(delegation, "en").join("\n")).toContain("Tianov");
  for (const locale of ["zh", "ru"] as const)
    expect(told(delegation, locale).join("\n")).not.toMatch(/Tianov|Тянов|Тианов|季阿诺夫|佳诺夫/u);
});
