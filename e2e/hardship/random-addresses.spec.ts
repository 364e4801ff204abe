import { createHash } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "@/e2e/fixtures/test";
import { Newsroom } from "./newsroom";

/** `npm run test:store` asks for 20,000; the short form shows the same in a tenth of the time. */
const count = Number(process.env.RANDOM_ADDRESSES ?? 2_000);

/** Megabytes that a process may still gain when everything that is bounded is full. */
const slack = 8;

const number = (word: string) => Number.parseInt(word.slice(0, 4), 16);

/** None of them leads to a page: one that is hit by chance would be kept, and rightly. */
const shapes: ((word: string) => string)[] = [
  (word) => `/en/news/${word}`,
  (word) => `/ru/news/novosti-bauing/${word}`,
  (word) => `/zh/${word}?q=${word}`,
  (word) => `/en?${word}`,
  (word) => `/en/news/page/${1_000 + number(word)}`,
  (word) => `/en/news/archive/${1_000 + (number(word) % 900)}`,
  (word) => `/media/${word.repeat(6).slice(0, 64)}/480.avif`,
  (word) => `/_next/static/${word}.js`,
  (word) => `/api/${word}`,
  (word) => `/zh/preview/${word}`,
  (word) => `/${word}`,
];

/** As good as random, and the same ones in each run: a failure can be looked at again. */
const wordOf = (index: number) =>
  createHash("sha256").update(`address ${index}`).digest("hex").slice(0, 24);

test(`${count} random addresses: store, memory and files stay as they are`, async () => {
  test.setTimeout(60_000 + count * 60);
  const newsroom = await Newsroom.open();
  try {
    const site = await newsroom.site();
    const { path } = await newsroom.story();
    for (const address of [path, "/en", "/zh", "/ru"]) await site.ask(address);
    const statuses = new Set<number>();
    const ask = async (from: number, to: number) => {
      for (let index = from; index < to; index += 16) {
        const address = shapes[index % shapes.length]?.(wordOf(index)) ?? "/";
        const headers = index % 37 === 0 ? { rsc: "1" } : {};
        let { status } = await site.ask(address, headers);
        // On a machine that does much else the database can keep a reader waiting.
        for (let again = 0; status === 503 && again < 5; again++) {
          await delay(1_000);
          ({ status } = await site.ask(address, headers));
        }
        statuses.add(status);
      }
    };
    const half = () => Promise.all(Array.from({ length: 16 }, (_, index) => ask(index, count / 2)));
    // The first half fills what is bounded; the second must find it full.
    await half();
    const [pages, memory] = [newsroom.pages(), await site.megabytes()];
    await half();
    const grown = (await site.megabytes()) - memory;
    test.info().annotations.push({
      type: "figures",
      description: `${pages.length} pages, ${memory.toFixed(0)} MB after one half, ${grown.toFixed(0)} MB more after the other`,
    });
    // 307: Next's word to its own client.
    expect([...statuses].sort()).toEqual([200, 307, 404]);
    expect(newsroom.pages()).toEqual(pages);
    expect(grown).toBeLessThan(slack);
  } finally {
    await newsroom.close();
  }
});
