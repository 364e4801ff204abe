import { type Expected, expectInSitemap, expectPages } from "@/e2e/fixtures/availability";
import { withdrawalNotice } from "@/e2e/fixtures/documents";
import { cli, settled } from "@/e2e/fixtures/engine";
import { section } from "@/e2e/fixtures/publishing";
import { expect, test } from "@/e2e/fixtures/test";
import { publish } from "@/features/editorial/publishing/publish";
import { withdraw } from "@/features/editorial/publishing/withdraw";
import { schedule } from "@/features/editorial/schedules/schedule";
import { newDocument, write } from "@/features/editorial/testing/newsroom";
import { paths } from "@/features/publication/routes/paths";
import { type Locale, locales } from "@/i18n/routing";

// Whatever staff have of a document in three languages, readers get what the graph says.
// Here with every state of one language beside every state of another one (36 documents);
// `npm run test:states` has all 216.

test.describe.configure({ mode: "serial", timeout: 1_200_000 });
// A trace would keep every one of thousands of answers, and cost more than asking for them. Only where
// there is one: tests with an option of their own have workers of their own, who read all modules anew.
if (process.env.TRACE) test.use({ trace: "off" });

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

type Written = { documentId: string; combination: Combination; index: number };

const within = (combination: Combination, ...wanted: Kind[]) =>
  locales.filter((locale) => wanted.includes(combination[locale])).map((locale) => ({ locale }));

async function writeTexts(combination: Combination, index: number): Promise<Written> {
  const storyDate = new Date(Date.UTC(2010, 0, 1 + index)).toISOString().slice(0, 10);
  const documentId = await newDocument({ sectionKey: section.key, storyDate });
  const written = within(combination, "draft", "live", "newer draft", "scheduled", "withdrawn");
  for (const { locale } of written) {
    const title = titleOf(combination, locale);
    await write(cli, documentId, locale, { slug: `states-${nameOf(combination)}`, title });
  }
  return { documentId, combination, index };
}

/** @returns the receipts of what became public */
async function release({ documentId, combination, index }: Written): Promise<string[]> {
  const receipts: string[] = [];
  const published = within(combination, "live", "newer draft", "withdrawn");
  if (published.length > 0) {
    receipts.push((await publish(cli, { documentId, texts: published })).receiptId);
  }
  const withdrawn = within(combination, "withdrawn");
  if (withdrawn.length > 0) {
    const texts = withdrawn.map(({ locale }) => ({ locale, notice: withdrawalNotice[locale] }));
    receipts.push((await withdraw(cli, { documentId, texts })).receiptId);
  }
  for (const { locale } of within(combination, "newer draft")) {
    const newer = { slug: `unpublished-${index}`, title: `Unpublished ${index}` };
    await write(cli, documentId, locale, newer);
  }
  const scheduled = within(combination, "scheduled");
  if (scheduled.length > 0) {
    const time = { localTime: "2099-01-05T09:00", zone: "Asia/Shanghai" };
    await schedule(cli, { documentId, texts: scheduled, ...time });
  }
  return receipts;
}

/** Four at a time, as several people would. @returns what came of each, in their order */
async function ofAll<T, R>(items: readonly T[], work: (item: T, index: number) => Promise<R>) {
  const results: R[] = [];
  const queue = [...items.entries()];
  const lane = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      results[next[0]] = await work(next[1], next[0]);
    }
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
  return results;
}

test("every document of every combination answers in each language as the graph says", async ({
  request,
  parser,
  origin,
}) => {
  expect(combinations.length).toBe(process.env.STATES === "all" ? 216 : 36);
  // Everything is written before the first is published: pages are not made anew for each.
  const written = await ofAll(combinations, writeTexts);
  const receipts = (await ofAll(written, release)).flat();
  await ofAll(receipts, (each) => settled(each, 240_000));
  const site = { request, parser, origin };
  await ofAll(combinations, (combination) => expectPages(expected(combination), site));
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
