import { type Expected, expectInSitemap, expectPages } from "@/e2e/fixtures/availability";
import { withdrawalNotice } from "@/e2e/fixtures/documents";
import { cli, settled } from "@/e2e/fixtures/engine";
import { section } from "@/e2e/fixtures/publishing";
import { expect, test } from "@/e2e/fixtures/test";
import { publish } from "@/features/editorial/publish-mutations";
import { schedule } from "@/features/editorial/schedule-mutations";
import { newDocument, write } from "@/features/editorial/testing-mutations";
import { withdraw } from "@/features/editorial/withdraw-mutations";
import { paths } from "@/features/publication/paths";
import { type Locale, locales } from "@/i18n/routing";

// Whatever staff have of a document in three languages, readers get what the graph says.
// Here with every state of one language beside every state of another one (36 documents);
// `npm run test:states` has all 216.

test.describe.configure({ mode: "serial", timeout: 600_000 });

const kinds = ["absent", "draft", "live", "newer draft", "scheduled", "withdrawn"] as const;
type Kind = (typeof kinds)[number];
type Combination = Record<Locale, Kind>;

const publicly = {
  absent: "absent",
  draft: "absent",
  live: "live",
  "newer draft": "live",
  scheduled: "absent",
  withdrawn: "withdrawn",
} as const;

const combinations = kinds.flatMap((zh, first) =>
  kinds.flatMap((en, second) =>
    kinds
      // A Latin square: each pair of states once, in each pair of languages.
      .filter(
        (_, third) => process.env.STATES === "all" || third === (first + second) % kinds.length,
      )
      .map((ru): Combination => ({ zh, en, ru })),
  ),
);

const nameOf = ({ zh, en, ru }: Combination) => [zh, en, ru].join("-").replaceAll(" ", "-");
const titleOf = (combination: Combination, locale: Locale) =>
  `Artificial: ${nameOf(combination)} (${locale})`;

function expected(combination: Combination): Expected {
  return {
    states: {
      zh: publicly[combination.zh],
      en: publicly[combination.en],
      ru: publicly[combination.ru],
    },
    path: (locale) => paths.article(locale, section.slugs[locale], `states-${nameOf(combination)}`),
    title: (locale) => titleOf(combination, locale),
    notice: (locale) => withdrawalNotice[locale],
  };
}

/** @returns the receipts of what became public */
async function bring(combination: Combination, index: number): Promise<string[]> {
  const storyDate = new Date(Date.UTC(2010, 0, 1 + index)).toISOString().slice(0, 10);
  const documentId = await newDocument({ sectionKey: section.key, storyDate });
  const within = (...wanted: Kind[]) =>
    locales.filter((locale) => wanted.includes(combination[locale])).map((locale) => ({ locale }));
  for (const { locale } of within("draft", "live", "newer draft", "scheduled", "withdrawn")) {
    const title = titleOf(combination, locale);
    await write(cli, documentId, locale, { slug: `states-${nameOf(combination)}`, title });
  }
  const receipts: string[] = [];
  const published = within("live", "newer draft", "withdrawn");
  if (published.length > 0) {
    receipts.push((await publish(cli, { documentId, texts: published })).receiptId);
  }
  const withdrawn = within("withdrawn");
  if (withdrawn.length > 0) {
    const texts = withdrawn.map(({ locale }) => ({ locale, notice: withdrawalNotice[locale] }));
    receipts.push((await withdraw(cli, { documentId, texts })).receiptId);
  }
  for (const { locale } of within("newer draft")) {
    const newer = { slug: `unpublished-${index}`, title: `Unpublished ${index}` };
    await write(cli, documentId, locale, newer);
  }
  const scheduled = within("scheduled");
  if (scheduled.length > 0) {
    const time = { localTime: "2099-01-05T09:00", zone: "Asia/Shanghai" };
    await schedule(cli, { documentId, texts: scheduled, ...time });
  }
  return receipts;
}

test("every document of every combination answers in each language as the graph says", async ({
  request,
  parser,
  origin,
}) => {
  expect(combinations.length).toBe(process.env.STATES === "all" ? 216 : 36);
  const receipts: string[] = [];
  for (const [index, combination] of combinations.entries()) {
    receipts.push(...(await bring(combination, index)));
  }
  for (const each of receipts) await settled(each);
  const site = { request, parser, origin };
  for (const combination of combinations) await expectPages(expected(combination), site);
  await expectInSitemap(combinations.map(expected), site);
});

test("the year's lists have the live ones, and nothing that is unpublished", async ({
  request,
  parser,
}) => {
  for (const locale of locales) {
    const text = await (await request.get(`/${locale}/news/archive/2010`)).text();
    const { links } = await parser.html(text);
    const listed = new Set(links.filter((link) => link.includes("/states-")));
    const live = combinations.map(expected).filter(({ states }) => states[locale] === "live");
    expect([...listed].sort()).toEqual(live.map(({ path }) => path(locale)).sort());
    expect(text).not.toContain("Unpublished ");
    for (const index of combinations.keys()) {
      const path = paths.article(locale, section.slugs[locale], `unpublished-${index}`);
      expect(text).not.toContain(path);
    }
  }
  const guess = paths.article("en", section.slugs.en, "unpublished-3");
  expect((await request.get(guess)).status()).toBe(404);
});
