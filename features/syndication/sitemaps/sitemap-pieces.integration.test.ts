import { beforeAll, expect, test } from "vitest";
import { sitemapPieceIsLive, urlsPerSitemap } from "@/features/publication/invalidation/series";
import { storyInput } from "@/features/publication/testing/fixtures";
import {
  type PublicationInput,
  placePublication,
  withdrawPublication,
} from "@/features/publication/write/publications";
import { writeSection } from "@/features/publication/write/sections";
import { publishedSitemapPieces, publishedSitemapStories } from "@/features/syndication/data";
import { editorialDb } from "@/lib/db/editorial";
import { testDatabase } from "@/lib/postgres/testing";

testDatabase();

const text = { name: "Works", slug: "works", description: "" };
beforeAll(() =>
  editorialDb().$transaction(async (tx) => {
    await writeSection(tx, { key: "works", position: 1, texts: { en: text, zh: text } });
  }),
);

/** Stories in one statement, a minute apart and in any order; as an import of an archive would. */
async function archive(count: number, from: string, locale = "en"): Promise<void> {
  await editorialDb().$executeRaw`
    INSERT INTO public_record.publication (id, document_id, locale, kind, section_key, path, slug,
      title, summary, body, story_date, first_published_at, updated_at, source_version, content_hash)
    SELECT gen_random_uuid(), gen_random_uuid(), ${locale}, 'ARTICLE', 'works',
      '/' || gen_random_uuid(), '', '', '', '{"type":"doc","content":[]}', '2019-04-03',
      ${from}::timestamptz + number * interval '1 minute',
      ${from}::timestamptz + number * interval '1 minute', 1, '1'
    FROM generate_series(1, ${count}::int) AS number ORDER BY random()`;
}

async function publish(change: Partial<PublicationInput> = {}): Promise<PublicationInput> {
  const input = storyInput(change);
  await editorialDb().$transaction((tx) => placePublication(tx, input));
  return input;
}

const withdraw = ({ documentId, locale }: PublicationInput) =>
  editorialDb().$transaction((tx) =>
    withdrawPublication(tx, { documentId, locale, notice: "Taken back." }),
  );

/** The pieces by counting all stories, as they are kept, and what each of them shows. */
async function expectExact(): Promise<string> {
  const counted = await editorialDb().$queryRaw<
    { locale: string; piece: number; live: number; paths: string[] }[]
  >`
    SELECT locale, piece, count(*)::int AS stories, (array_agg(id ORDER BY number))[1] AS first,
      (count(*) FILTER (WHERE state = 'LIVE'))::int AS live,
      max(greatest(updated_at, withdrawn_at)) AS changed,
      coalesce(array_agg(path ORDER BY number) FILTER (WHERE state = 'LIVE'), '{}') AS paths
    FROM (SELECT *, row_number() OVER series AS number,
        ((row_number() OVER series - 1) / ${urlsPerSitemap} + 1)::int AS piece
      FROM public_record.publication WHERE kind = 'ARTICLE'
      WINDOW series AS (PARTITION BY locale ORDER BY first_published_at, id)) AS placed
    GROUP BY 1, 2 ORDER BY 1, 2`;
  const kept = await editorialDb().$queryRaw`
    SELECT locale, piece, stories, first_id AS first, live, changed_at AS changed
    FROM public_record.sitemap_piece ORDER BY 1, 2`;
  expect(kept).toEqual(counted.map(({ paths: _, ...piece }) => piece));
  for (const { locale, piece, paths, live } of counted) {
    const stories = await publishedSitemapStories(locale as "en", piece);
    expect(stories.map(({ path }) => path)).toEqual(paths);
    expect(await sitemapPieceIsLive(editorialDb(), locale as "en", piece)).toBe(live > 0);
  }
  const listed = (await publishedSitemapPieces()).map(({ locale, piece }) => `${locale}:${piece}`);
  expect(listed).toEqual(
    counted.filter(({ live }) => live > 0).map(({ locale, piece }) => `${locale}:${piece}`),
  );
  return listed.join(" ");
}

test("the database and the code cut pieces of the same length", async () => {
  const rows = await editorialDb().$queryRaw`SELECT public_record.urls_per_sitemap() AS length`;
  expect(rows).toEqual([{ length: urlsPerSitemap }]);
});

test("pieces are exact after each publish, update and withdrawal, whatever came before", async () => {
  expect(await expectExact()).toBe("");
  // The first story of a language, one that comes last, and one that fills a piece.
  const first = await publish({ locale: "zh" });
  expect(await expectExact()).toBe("zh:1");
  await archive(urlsPerSitemap - 1, "2020-01-01");
  await publish();
  expect(await expectExact()).toBe("en:1 zh:1");
  const last = await publish();
  expect(await expectExact()).toBe("en:1 en:2 zh:1");

  await publish({ ...last, title: "Another", changeNote: "Its title was wrong." });
  await expectExact();
  await withdraw(last);
  await withdraw(first);
  // A piece of withdrawn stories only has no sitemap.
  expect(await expectExact()).toBe("en:1");
  expect(await sitemapPieceIsLive(editorialDb(), "en", 3)).toBe(false);
  await publish({ ...last, changeNote: "It is right after all." });
  expect(await expectExact()).toBe("en:1 en:2");
  await publish({ kind: "PAGE", slug: "about-us" });
  expect(await expectExact()).toBe("en:1 en:2");
});

test("what comes into the middle, moves or is deleted has the pieces after it cut anew", async () => {
  await archive(urlsPerSitemap + 5, "2019-06-01");
  await expectExact();
  await archive(1, "2020-01-01 12:00:30");
  await expectExact();
  await editorialDb().$executeRaw`
    UPDATE public_record.publication SET first_published_at = '2019-01-01'
    WHERE id = (SELECT id FROM public_record.publication WHERE kind = 'ARTICLE' AND locale = 'en'
      ORDER BY first_published_at DESC LIMIT 1)`;
  await expectExact();
  await editorialDb().$executeRaw`
    DELETE FROM public_record.publication WHERE id IN (
      SELECT id FROM public_record.publication ORDER BY first_published_at OFFSET 10 LIMIT 30)`;
  await expectExact();
  await editorialDb().publication.deleteMany();
  expect(await expectExact()).toBe("");
});

test("the time in the index is that of the last change: also when an alternate came", async () => {
  const story = await publish();
  const changedAt = async () =>
    (await publishedSitemapPieces()).find(({ locale }) => locale === "en")?.changedAt ??
    new Date(0);
  const before = await changedAt();
  await publish({ documentId: story.documentId, locale: "zh" });
  const translated = await changedAt();
  expect(translated.getTime()).toBeGreaterThan(before.getTime());
  await publish({ locale: "zh" });
  expect(await changedAt()).toEqual(translated);
});
