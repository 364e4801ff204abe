import { expect, test } from "vitest";
import { mostRenders } from "@/lib/page-store/rendering-anew";
import type { PageStore } from "@/lib/page-store/store";
import type { FoundPage } from "@/server/app/renders";
import { createPages } from "./pages";

// Where publishes come faster than pages are made a page is shown that was overtaken; not with what was withdrawn.

const path = "/en/news";
type Found = Extract<FoundPage, { page: unknown }>;
const shows = (text: string): Found => ({ page: { path, text } as unknown as Found["page"] });
const withdrawn = { ...shows("withdrawn"), passing: true };
const overtaken = { ...shows("public"), passing: true };

function pagesOf(answers: readonly FoundPage[]) {
  let asked = 0;
  const store = {
    reasons: () => [],
    former: { folder: () => undefined },
    lastGood: async () => undefined,
    take: async () => false,
    showsWithdrawn: (page: { text?: string }) => page.text === "withdrawn",
  } as unknown as PageStore;
  const app = { render: async () => answers[Math.min(asked++, answers.length - 1)] as FoundPage };
  return { pages: createPages({ store, app }), times: () => asked };
}

test("a page that was overtaken is shown, and no cache keeps it", async () => {
  const { pages, times } = pagesOf([overtaken]);
  expect(await pages.find(path)).toEqual(overtaken);
  expect(times()).toBe(1);
});

test("one that shows what was withdrawn meanwhile is made anew, whoever made it", async () => {
  for (const first of [withdrawn, shows("withdrawn")]) {
    const { pages, times } = pagesOf([first, overtaken]);
    expect(await pages.find(path)).toEqual(overtaken);
    expect(times()).toBe(2);
  }
});

test("and is never shown", async () => {
  const { pages, times } = pagesOf([withdrawn]);
  expect(await pages.find(path)).toEqual({ status: 503 });
  expect(times()).toBe(mostRenders);
});
