import type { APIRequestContext } from "@playwright/test";
import sharp from "sharp";
import { cli, settled } from "@/e2e/fixtures/engine";
import type { Parser } from "@/e2e/fixtures/html";
import { section } from "@/e2e/fixtures/publishing";
import { expect, test } from "@/e2e/fixtures/test";
import { publish } from "@/features/editorial/publishing/publish";
import { withdraw } from "@/features/editorial/publishing/withdraw";
import { newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { paths } from "@/features/publication/routes/paths";

// The picture by which a text is shared: there soon after the publish, and never a wrong one.

const slug = "share-card-test";
const page = paths.article("zh", section.slugs.zh, slug);
const card = /^\/media\/[0-9a-f]{64}\/1200\.png$/;

async function shared(request: APIRequestContext, parser: Parser) {
  const { openGraph } = await parser.html(await (await request.get(page)).text());
  return { ...openGraph, path: new URL(openGraph["og:image"] ?? "").pathname };
}

test("a text has its card soon after the publish, another with another headline, none when withdrawn", async ({
  request,
  parser,
}) => {
  const documentId = await newDocument({ sectionKey: section.key, storyDate: "2012-03-01" });
  const put = async (text: Parameters<typeof write>[3]) => {
    await write(cli, documentId, "zh", { slug, ...text });
    await settled((await publish(cli, { documentId, texts: [{ locale: "zh" }] })).receiptId);
  };
  const cardOf = async () => (await shared(request, parser)).path;

  await put({ title: "测试：龘靐齉与𠮷" });
  await expect.poll(cardOf, { timeout: 30_000 }).toMatch(card);
  const facts = await shared(request, parser);
  expect(facts).toMatchObject({
    "og:image:width": "1200",
    "og:image:height": "630",
    "og:image:type": "image/png",
    "og:image:alt": "测试：龘靐齉与𠮷",
  });
  const picture = await request.get(facts.path);
  expect(picture.status()).toBe(200);
  expect(picture.headers()).toMatchObject({
    "content-type": "image/png",
    "cache-control": expect.stringContaining("immutable"),
  });
  const size = { width: 1200, height: 630, format: "png" };
  expect(await sharp(await picture.body()).metadata()).toMatchObject(size);

  await put({ body: paragraphs("另一段文字。") });
  expect(await cardOf()).toBe(facts.path);
  await put({ title: "测试：另一个标题" });
  expect((await request.get(facts.path)).status()).toBe(404);
  await expect.poll(cardOf, { timeout: 30_000 }).toMatch(card);
  const second = await cardOf();
  expect(second).not.toBe(facts.path);

  const texts = [{ locale: "zh", notice: "测试已撤回。" } as const];
  await settled((await withdraw(cli, { documentId, texts })).receiptId);
  expect((await request.get(second)).status()).toBe(404);
});
