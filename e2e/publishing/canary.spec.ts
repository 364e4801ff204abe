import { createHash } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import sharp from "sharp";
import { cli, settled } from "@/e2e/fixtures/engine";
import { section } from "@/e2e/fixtures/publishing";
import { type Answer, sweep } from "@/e2e/fixtures/sweep";
import { expect, test } from "@/e2e/fixtures/test";
import { keepFacts } from "@/features/editorial/facts/keep-facts";
import { publish } from "@/features/editorial/publishing/publish";
import { withdraw } from "@/features/editorial/publishing/withdraw";
import { schedule } from "@/features/editorial/schedules/schedule";
import { newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { keepPicture } from "@/features/media/pictures/derive";
import { paths, sitemapIndex } from "@/features/publication/routes/paths";
import { type Locale, locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";

// What is unfinished, scheduled or withdrawn is nowhere on the whole site.

test.describe.configure({ mode: "serial", timeout: 240_000 });
// A trace would keep every one of thousands of answers, and cost more than asking for them. Only where
// there is one: tests with an option of their own have workers of their own, who read all modules anew.
if (process.env.TRACE) test.use({ trace: "off" });

/** Stands in every field and in the bytes of every picture that readers must not see. */
const canary = "kanareyka7f3";
/** Stands beside it in the bodies: what a reader might search for. */
const bait = "zharptitsa9";

const kinds = ["draft", "newer", "scheduled", "planted"] as const;
type Kind = (typeof kinds)[number];
type Secret = { documentId: string; slug: string; picture: string };
const secrets = {} as Record<Kind, Secret>;

/** A picture whose own bytes carry the word. @returns its hash */
async function picture(name: string, words: { alt: string; caption: string; credit: string }) {
  const seed = createHash("sha256").update(name).digest();
  const [r = 0, g = 0, b = 0] = seed;
  const bytes = await sharp({
    create: { width: 900, height: 600, channels: 3, background: { r, g, b } },
  })
    .withExif({ IFD0: { ImageDescription: `${canary} ${name}`, Copyright: canary } })
    .jpeg()
    .toBuffer();
  expect(bytes.includes(canary)).toBe(true);
  const { hash, ...known } = await keepPicture(bytes);
  const texts = locales.map((locale) => ({ ...words, locale }));
  await editorialDb().media.upsert({
    where: { hash },
    create: { hash, ...known, texts: { create: texts } },
    update: {},
  });
  return hash;
}

const secretWords = {
  alt: `${canary} alt`,
  caption: `${canary} caption`,
  credit: `${canary} credit`,
};
const openWords = { alt: "A plain area", caption: "", credit: "" };

function figure(hash: string, text: string) {
  const body = paragraphs(text);
  body.content.push({ type: "figure", attrs: { id: "f1", picture: hash } });
  return body;
}

async function writeSecret(kind: Kind, documentId: string): Promise<void> {
  const hash = await picture(kind, secretWords);
  const slug = `${canary}-${kind}`;
  await write(cli, documentId, "en", {
    slug,
    title: `${canary} title`,
    summary: `${canary} summary`,
    byline: `${canary} byline`,
    source: `${canary} source`,
    body: figure(hash, `${canary} body ${bait}`),
  });
  // The word has figures in it that no other language has. Why they may stay is nobody's business either.
  await keepFacts(cli, { documentId, ids: "all", reason: `${canary} reason` });
  secrets[kind] = { documentId, slug, picture: hash };
}

const story = (storyDate: string) => newDocument({ sectionKey: section.key, storyDate });
const live = async (documentId: string, locale: Locale, text: Parameters<typeof write>[3] = {}) => {
  await write(cli, documentId, locale, { title: `Canary test, in the open, ${locale}`, ...text });
  await keepFacts(cli, {
    documentId,
    ids: "all",
    reason: "Rounds of a test, one language at a time",
  });
  return publish(cli, { documentId, texts: [{ locale }] });
};

const addressOf = (slug: string) => paths.article("en", section.slugs.en, slug);

/** Where a leak might be that nothing leads to. */
function probes(): string[] {
  const guessed = Object.values(secrets).flatMap(({ slug, picture: hash }) => [
    addressOf(slug),
    ...[480, 800].flatMap((width) =>
      ["avif", "webp", "jpg"].map((extension) => paths.picture(hash, width, extension)),
    ),
    `/media/${hash}/original`,
  ]);
  const perLanguage = locales.flatMap((locale) => [
    `/${locale}`,
    ...["feed.xml", "atom.xml", "feed.json"].map((name) => `/${locale}/${name}`),
    `/${locale}/search?q=${bait}`,
  ]);
  return [sitemapIndex, "/robots.txt", ...perLanguage, ...guessed];
}

const hashes = () => Object.values(secrets).map(({ picture: hash }) => hash);

/** Requests whose answer has the word in it, or the address of a secret picture, or is that picture. */
function leaks(answers: readonly Answer[]): string[] {
  const words = [canary, ...hashes()];
  return answers
    .filter(({ request, status, text }) => {
      const isPicture = hashes().some((hash) => request.includes(hash)) && status === 200;
      return isPicture || words.some((word) => text.includes(word));
    })
    .map(({ request }) => request);
}

/**
 * Pages that are asked for in all of Next's ways: whatever tells of the
 * documents of this test, and some of all the others, which are made by the
 * same code. The first sweep asks for the whole payload everywhere; a payload
 * is made for its request and never kept, so that later ones need not.
 */
const inAllWays = (path: string) => {
  const ours = /canary|kanareyka|a-story-|archive\/2011|sitemap/.test(path);
  const list = path.split("/").length < 5;
  return ours || list || path.length % 8 === 0;
};
const sweepAll = (request: APIRequestContext, origin: string, whole = false) =>
  sweep(request, origin, probes(), { asNext: inAllWays, whole: () => whole });

test("while it is a draft, a newer draft or scheduled", async ({ request, origin }) => {
  const [draft, newer, scheduled, planted] = await Promise.all(
    ["2011-03-01", "2011-03-02", "2011-03-03", "2011-03-04"].map(story),
  );
  if (!draft || !newer || !scheduled || !planted) throw new Error("four documents were made");
  // Siblings of theirs are public: their pages must not name what is not.
  await live(draft, "zh");
  await live(scheduled, "ru");
  const open = await picture("open", openWords);
  await live(newer, "en", { slug: "canary-in-the-open", body: figure(open, "In the open.") });

  await writeSecret("draft", draft);
  await writeSecret("newer", newer);
  await writeSecret("scheduled", scheduled);
  await writeSecret("planted", planted);
  // Of a picture that is public other words are proposed, which no text has taken.
  const media = await editorialDb().media.findUniqueOrThrow({ where: { hash: open } });
  await editorialDb().mediaText.updateMany({
    where: { mediaId: media.id },
    data: { alt: canary, caption: canary, credit: canary },
  });
  const time = { localTime: "2099-01-05T09:00", zone: "Asia/Shanghai" };
  await schedule(cli, { documentId: scheduled, texts: [{ locale: "en" }], ...time });

  const answers = await sweepAll(request, origin, true);
  expect(leaks(answers)).toEqual([]);
  // The sweep is worth something only if it went everywhere.
  const asked = new Map(answers.map((each) => [each.request, each]));
  expect(asked.get(addressOf("canary-in-the-open"))?.status).toBe(200);
  expect(asked.has(`${addressOf("canary-in-the-open")} (RSC: 1)`)).toBe(true);
  expect(asked.get(paths.picture(open, 800, "avif"))?.status).toBe(200);
  expect(asked.get("/zh/news/page/1")?.status).toBe(200);
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(400);
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
});

test("the sweep finds it when it is public", async ({ request, origin }) => {
  const { documentId, slug, picture: hash } = secrets.planted;
  const { receiptId } = await publish(cli, { documentId, texts: [{ locale: "en" }] });
  const { waited } = await settled(receiptId);
  expect(waited).toEqual(
    expect.arrayContaining([addressOf(slug), paths.picture(hash, 480, "jpg")]),
  );
  const found = leaks(await sweepAll(request, origin));
  const address = addressOf(slug);
  expect(found).toEqual(
    expect.arrayContaining([
      address,
      `${address} (_rsc)`,
      "/en/news/archive/2011",
      paths.sitemapPiece("en", 1),
      paths.picture(hash, 800, "avif"),
    ]),
  );
});

test("it is nowhere from its withdrawal on, while others are published and afterwards", async ({
  request,
  origin,
}) => {
  const { documentId, slug, picture: hash } = secrets.planted;
  const notice = "Taken back by a test.";
  const { receiptId } = await withdraw(cli, { documentId, texts: [{ locale: "en", notice }] });
  const { waited } = await settled(receiptId);
  expect(waited).toEqual(
    expect.arrayContaining([addressOf(slug), paths.picture(hash, 480, "jpg")]),
  );

  // Other things are published beside it, in its section and about its siblings.
  const other = await story("2011-03-05");
  const receipts: string[] = [];
  const publishing = (async () => {
    for (let round = 0; round < 4; round++) {
      for (const locale of locales) {
        receipts.push((await live(other, locale, { title: `Round ${round}` })).receiptId);
      }
      const sibling = { title: `Sibling, round ${round}` };
      receipts.push((await live(secrets.draft.documentId, "zh", sibling)).receiptId);
    }
  })();
  const during = await sweepAll(request, origin);
  await publishing;
  // Its own address answers 410; the address itself is all that is left of it.
  expect(leaks(during)).toEqual([]);
  for (const each of receipts) await settled(each);
  const after = await sweepAll(request, origin);
  expect(leaks(after)).toEqual([]);
  const asked = new Map(after.map((each) => [each.request, each]));
  expect(asked.get(addressOf(slug))?.status).toBe(410);
  expect(asked.get(addressOf(slug))?.text).toContain(notice);
  expect(asked.get(paths.picture(hash, 800, "jpg"))?.status).toBe(404);
  for (const kind of ["draft", "newer", "scheduled"] as const) {
    expect(asked.get(addressOf(secrets[kind].slug))?.status, kind).toBe(404);
  }
});
