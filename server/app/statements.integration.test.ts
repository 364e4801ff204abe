import { randomUUID } from "node:crypto";
import pg from "pg";
import { beforeAll, expect, test, vi } from "vitest";
import * as loaders from "@/features/publication/loaders";
import { resolvePath } from "@/features/publication/routes/resolve-path";
import { storyInput } from "@/features/publication/testing/fixtures";
import { placePublication } from "@/features/publication/write/publications";
import { writeSection } from "@/features/publication/write/sections";
import { writeNavigation } from "@/features/publication/write/site";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { createPageStore } from "@/lib/page-store/store";
import { storesForTests } from "@/lib/page-store/testing";
import { testDatabase } from "@/lib/postgres/testing";
import type { Handler } from "./contract";
import { createRenders } from "./renders";

/** What a page costs the database: counted where statements leave the process. */

testDatabase();
const stores = storesForTests();

const documentId = randomUUID();
const named = { en: { name: "Works", slug: "works", description: "" } };
const inOne = (work: (tx: Transaction) => Promise<unknown>) => editorialDb().$transaction(work);
const place = (title: string) =>
  inOne((tx) => placePublication(tx, storyInput({ documentId, slug: "quay", title })));

beforeAll(async () => {
  await inOne((tx) => writeSection(tx, { key: "works", position: 1, texts: named }));
  await place("The quay");
  for (const number of [1, 2, 3]) {
    await inOne((tx) => placePublication(tx, storyInput({ slug: `story-${number}` })));
  }
});

/** The reads of each page, in the place of Next, which makes HTML of them. */
const pages: Record<string, () => Promise<unknown>> = {
  "/en": () => loaders.loadHome("en"),
  "/en/news": () => loaders.loadHead("en"),
  "/en/news/works": () => loaders.loadSection("en", "works"),
  "/en/news/works/quay": () => loaders.loadDocument("/en/news/works/quay"),
  "/en/news/works/story-1": () => loaders.loadDocument("/en/news/works/story-1"),
};

/** Told before a page is read and after it. */
type Visit = (when: "before" | "after") => Promise<unknown>;

function rendersWith(visit: Visit = async () => {}) {
  const next: Handler = async (req, res) => {
    await visit("before");
    // Metadata, frame and page ask each for themselves.
    const read = async () => [await loaders.loadFrame("en"), await pages[req.url ?? ""]?.()];
    const shown = await Promise.all([read(), read()]);
    await visit("after");
    res.setHeader("Content-Type", "text/html");
    res.end(JSON.stringify(shown));
  };
  // Nobody sweeps it: what a sweep asks is no part of a render.
  const store = createPageStore(stores.newFolder(), (error) => void stores.problems.push(error));
  const report = (error: unknown) => void stores.problems.push(error);
  const { render } = createRenders({ store, next, report });
  return async (path: string) => {
    const found = await render({ key: path, path, mayWaitMs: 0 });
    if (!("page" in found)) throw new Error(`${path}: ${found.status}`);
    return { ...found.page, shown: found.page.bodies.identity.toString() };
  };
}

/** The statements of a piece of work, by their names. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const query = vi.spyOn(pg.Client.prototype, "query");
  try {
    await work();
    return query.mock.calls.map(([asked]) => {
      const { name, text } = asked as unknown as { name?: string; text?: string };
      return name?.replace(/_[0-9a-f]{16}$/, "") ?? text ?? String(asked);
    });
  } finally {
    query.mockRestore();
  }
}

test.each([
  ["/en", "page_home"],
  ["/en/news", "page_news"],
  ["/en/news/works", "page_section"],
  ["/en/news/works/quay", "page_text"],
  ["/en/news/works/story-1", "page_text"],
])("to make %s takes one statement, and one to judge it", async (path, name) => {
  const render = rendersWith();
  expect(await statementsOf(() => render(path))).toEqual([name, "judgement"]);
});

test("to find out what an article's address is takes one", async () => {
  expect(await statementsOf(() => resolvePath("/en/news/works/quay"))).toEqual(["path"]);
});

test("the frame is read with the page that shows it first, and again when it has changed", async () => {
  const render = rendersWith();
  await render("/en/news");
  const link = { kind: "link" as const, label: "Elsewhere", url: "https://example.com/" };
  await inOne((tx) => writeNavigation(tx, "en", [link]));
  let shown = "";
  const statements = await statementsOf(async () => {
    ({ shown } = await render("/en"));
  });
  expect(statements).toEqual(["page_home", "judgement"]);
  expect(shown).toContain("Elsewhere");
});

test("of two pages that wait for nothing any more the first is finished before the second begins", async () => {
  const seen: string[] = [];
  const render = rendersWith(async (when) => {
    seen.push(when);
    await new Promise((resolve) => setTimeout(resolve, 20));
  });
  await Promise.all([render("/en/news/works/quay"), render("/en/news/works/story-1")]);
  expect(seen).toEqual(["before", "after", "before", "after"]);
});

test("a publish between the statement and the page is seen when the page is judged", async () => {
  let publishes = 0;
  const render = rendersWith(async (when) => {
    if (when === "before" && publishes++ === 0) await place("The bridge");
  });
  const page = await render("/en/news/works/quay");
  expect(page.shown).toContain("The bridge");
  expect(page.shown).not.toContain("The quay");
  expect(page.tags).toEqual(expect.arrayContaining([`page:en:${documentId}`, "frame:en"]));
});
