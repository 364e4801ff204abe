import { expect, test } from "vitest";
import { bodySchema } from "@/features/publication/body/body-schema";
import { type Locale, locales } from "@/i18n/routing";
import { compose, type SeedTranslation } from "@/prisma/seed/compose";
import { delegation } from "@/prisma/seed/content/delegation/index";
import { documents, sections, settings } from "@/prisma/seed/content/index";
import { read } from "@/prisma/seed/testing/read-body";

const hash = "0123456789abcdef".repeat(4);
const texts = documents.flatMap((document) =>
  locales.map((locale) => {
    const text = document.translations[locale];
    if (!text) throw new Error(`${document.key} has no ${locale}`);
    return { name: `${document.key}/${locale}`, document, locale, text };
  }),
);

const keys = documents.map(({ lead }) => lead).concat("bay-and-river");
const hashes = Object.fromEntries(keys.flatMap((key) => (key ? [[key, hash]] : [])));
const bodyOf = (text: SeedTranslation) => compose(text.body, hashes);

const everyLine = (text: SeedTranslation) => [
  ...[text.title, text.summary, text.withdrawnNotice ?? ""],
  ...read(bodyOf(text)).lines,
  ...Object.values(text.pictures).flatMap(({ alt, caption, credit }) => [alt, caption, credit]),
];
const words = (lines: string[]) =>
  lines
    .join(" ")
    .split(/\s+/u)
    .filter((w) => /[\p{L}\d]/u.test(w));
const characters = (lines: string[]) => lines.join("").replaceAll(/\s/gu, "").length;

function pathOf(key: string, locale: Locale) {
  const { document, text } = texts.find(
    (entry) => entry.document.key === key && entry.locale === locale,
  ) ?? { document: undefined, text: undefined };
  if (!document || !text) throw new Error(`no ${key}/${locale}`);
  if (document.kind === "PAGE") return `/${locale}/${text.slug}`;
  const section = sections.find((entry) => entry.key === document.section);
  return `/${locale}/news/${section?.texts[locale].slug}/${text.slug}`;
}

test.each(texts)("$name has a body the site accepts", ({ text }) => {
  expect(() => bodySchema.parse(bodyOf(text))).not.toThrow();
});

test.each(texts)("$name keeps to its lengths", ({ document, locale, text }) => {
  const [title, from, to] = { zh: [24, 50, 80], en: [75, 110, 160], ru: [85, 110, 160] }[
    locale
  ] as [number, number, number];
  expect(text.title.length).toBeLessThanOrEqual(title);
  expect(text.summary.length).toBeGreaterThanOrEqual(from);
  expect(text.summary.length).toBeLessThanOrEqual(to);
  const { lines } = read(bodyOf(text));
  const size = locale === "zh" ? characters(lines) : words(lines).length;
  const limits: Record<string, [number, number]> =
    locale === "zh"
      ? { delegation: [900, 1300], roundtable: [350, 500], visits: [350, 500] }
      : { delegation: [450, 650], roundtable: [180, 260], visits: [180, 260] };
  const [least, most] = limits[document.key] ?? [1, 650];
  expect(size).toBeGreaterThanOrEqual(least);
  expect(size).toBeLessThanOrEqual(most);
});

test.each(texts)(
  "$name describes each picture it shows, and no other",
  ({ document, locale, text }) => {
    const shown = [document.lead, JSON.stringify(bodyOf(text)).includes(hash) && "bay-and-river"];
    expect(new Set(Object.keys(text.pictures))).toEqual(new Set(shown.filter(Boolean)));
    const script = { zh: /\p{Script=Han}/u, en: /[a-z]{3}/u, ru: /\p{Script=Cyrillic}/u }[locale];
    for (const { alt, caption, credit } of Object.values(text.pictures)) {
      for (const said of [alt, caption, credit]) expect(said).toMatch(script);
      expect(credit).toMatch(
        /Illustration.*not a photograph|插图.*并非照片|Иллюстрация.*не\sфотография/u,
      );
      expect(caption).not.toContain("▲");
    }
  },
);

test("the roundtable's caption stands as it was given", () => {
  const captions = locales.map((l) => delegation.translations[l]?.pictures.roundtable?.caption);
  expect(captions).toEqual([
    "中国（广东）—俄罗斯经贸合作圆桌会",
    "China (Guangdong) – Russia Economic and Trade Cooperation Roundtable",
    "Круглый стол по торгово-экономическому сотрудничеству Китай (Гуандун) – Россия",
  ]);
});

test.each(locales)("slugs are plain and unique (%s)", (locale) => {
  const slugs = texts.filter((entry) => entry.locale === locale).map(({ text }) => text.slug);
  for (const slug of slugs) expect(slug).toMatch(/^(?=.{3,60}$)[a-z0-9]+(?:-[a-z0-9]+)*$/);
  expect(new Set(slugs).size).toBe(slugs.length);
  // None is confirmed: what the house is called in everyday life is none.
  expect(settings[locale].legalName).toBe("");
});

test.each(texts)("$name is set as its language is set", ({ locale, text }) => {
  for (const line of everyLine(text)) {
    expect(line).not.toMatch(/["']| {2}|^\s|\s$/u);
    if (locale === "zh") {
      expect(line).not.toMatch(/\p{Script=Han}[,;:?!()]|[,;:?!()]\p{Script=Han}/u);
      expect(line).not.toMatch(/\p{Script=Han} | \p{Script=Han}/u);
    }
    // The roundtable's caption stands exactly as it was given.
    if (locale === "ru" && !line.startsWith("Круглый стол по торгово")) {
      expect(line).not.toMatch(/ [—–]|[“”]/u);
      // One dash in running text; the short one stands in spans of numbers alone.
      expect(line).not.toMatch(/(?<!\d)–|–(?!\d)/u);
      expect(line).not.toMatch(/(?<![\p{L}-])[всокуиа] /iu);
    }
  }
});

test.each(texts)("$name links to live texts of its own language", ({ locale, text }) => {
  const live = texts.filter((entry) => entry.locale === locale && !entry.text.withdrawnNotice);
  const paths = live.map((entry) => pathOf(entry.document.key, locale));
  for (const href of read(bodyOf(text)).hrefs) expect(paths).toContain(href);
});

const pages = texts.filter(({ document: { key } }) =>
  ["about", "contact", "design-organization"].includes(key),
);

test.each(pages)("$name says two sentences, and apologises for nothing", ({ locale, text }) => {
  const { lines } = read(bodyOf(text));
  expect(lines).toHaveLength(1);
  expect(lines[0]?.match(locale === "zh" ? /。/gu : /\.(?: |$)/gu)).toHaveLength(2);
  for (const line of [text.summary, ...lines])
    expect(line).not.toMatch(
      /\byet\b|will (?:appear|be)|confirmed|supplied|invent|目前|尚|暂|确认|编造|推测|пока|появ(?:ится|ятся)|подтверд|выдумыва/iu,
    );
});
