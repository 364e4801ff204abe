import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mendSoon } from "@/features/editorial/pictures/mend-soon";
import { publish } from "@/features/editorial/publishing/publish";
import { cli, newDocument, openSection, write } from "@/features/editorial/testing/newsroom";
import { makeCrops } from "@/features/media/crops/crop-files";
import { keepPicture } from "@/features/media/pictures/derive";
import { mayFetchPicture } from "@/features/preview/access/access";
import { figureHtml } from "@/features/publication/body/body-html";
import { Picture } from "@/features/publication/components/picture";
import type { PublishedPicture } from "@/features/publication/data";
import { pictureUrls, sharedPicture } from "@/features/publication/page/picture-urls";
import { entryHtml } from "@/features/syndication/feeds/feed";
import { loadFeed, loadSitemapPiece } from "@/features/syndication/loaders";
import { sitemap } from "@/features/syndication/sitemaps/sitemap";
import { isoInstant } from "@/i18n/dates";
import { editorialDb } from "@/lib/db/editorial";
import { testDatabase } from "@/lib/postgres/testing";
import { createMedia } from "./media";

testDatabase();

const sizes = [
  [1, 1],
  [1, 1_300],
  [1_300, 1],
  [9, 7],
  [479, 300],
  [481, 12],
  [600, 900],
  [799, 40],
  [801, 30],
  [1_199, 20],
  [1_210, 1_210],
  [2_500, 1_406],
] as const;

const media = createMedia({ mayFetchDraft: mayFetchPicture, makeCrops, mendFiles: mendSoon });
const server = createServer((req, res) => {
  void media.answer(req, res, req.url ?? "").then((answer) => {
    if (answer !== "answered") res.writeHead(answer === "none" ? 404 : 503).end();
  });
});
let origin = "";

beforeAll(async () => {
  await openSection();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const [width, height] of sizes) {
    const bytes = await sharp({ create: { width, height, channels: 3, background: "#b92f16" } })
      .png()
      .toBuffer();
    const original = await keepPicture(bytes);
    await editorialDb().media.create({
      data: { ...original, texts: { create: { locale: "en", alt: "A plain area" } } },
    });
    // A story of an earlier day is no news, and stands at the head of no feed.
    const storyDate = isoInstant(new Date()).slice(0, 10);
    const documentId = await newDocument({ lead: original.hash, storyDate });
    await write(cli, documentId, "en", {
      body: {
        type: "doc",
        content: [{ type: "figure", attrs: { id: "b1", picture: original.hash } }],
      },
    });
    await publish(cli, { documentId, texts: [{ locale: "en" }] });
  }
}, 120_000);
afterAll(() => server.close());

const addressesIn = (text: string) =>
  [...text.matchAll(/\/media\/[0-9a-f]{64}\/[^\s"<>&\\]+/g)].map(([address]) => address);

test("every address of a picture that the site offers answers with a picture of its kind", async () => {
  const shown = await editorialDb().publishedPicture.findMany();
  expect(shown).toHaveLength(sizes.length);
  const feed = await loadFeed("en");
  if (!feed || feed.entries.length === 0) throw new Error("the feed has no entries");
  const offered = [
    ...(shown as PublishedPicture[]).flatMap((picture) => [
      renderToStaticMarkup(createElement(Picture, { picture, sizes: "92vw" })),
      figureHtml(picture),
      sharedPicture(picture).url,
      ...pictureUrls(picture),
    ]),
    // What all three formats have of a picture.
    ...feed.entries.flatMap((entry) => [
      entryHtml(entry),
      ...entry.enclosures.map(({ path }) => path),
    ]),
    sitemap((await loadSitemapPiece("en", "1")) ?? []),
  ].flatMap(addressesIn);
  const distinct = [...new Set(offered)];
  expect(distinct.length).toBeGreaterThan(60);
  const wrong: string[] = [];
  for (const address of distinct) {
    const answer = await fetch(origin + address);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const { format } = await sharp(bytes)
      .metadata()
      .catch(() => ({ format: "none" }));
    const kind = address.endsWith("jpg") ? "jpeg" : address.split(".").at(-1);
    if (answer.status !== 200 || (format === "heif" ? "avif" : format) !== kind) {
      wrong.push(`${answer.status} ${address} ${format}`);
    }
  }
  expect(wrong).toEqual([]);
}, 120_000);

test("an enclosure has the length of its file", async () => {
  const feed = await loadFeed("en");
  expect(feed?.entries).toHaveLength(sizes.length);
  for (const { enclosures } of feed?.entries ?? []) {
    expect(enclosures).toHaveLength(1);
    const answer = await fetch(origin + (enclosures[0]?.path ?? "/none"));
    expect((await answer.arrayBuffer()).byteLength).toBe(enclosures[0]?.length);
  }
});
