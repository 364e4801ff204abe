import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeAll, expect, test } from "vitest";
import { tags } from "@/features/publication/invalidation/tags";
import { editorialDb } from "@/lib/db/editorial";
import { expireTags } from "@/lib/page-store/expire";
import { dependOn } from "@/lib/page-store/render-context";
import { storesForTests } from "@/lib/page-store/testing";
import { testDatabase } from "@/lib/postgres/testing";
import type { Handler } from "@/server/app/contract";
import { createRenders } from "@/server/app/renders";
import { createPages, type Pages } from "./pages";

/** Two fronts and an app on one folder, each with a store of its own. */

testDatabase();
const stores = storesForTests();

const patience = { timeout: 10_000 };
const documentId = "1b4e28ba-2fa1-4d3a-9a6c-0d2f3b6f3a11";
const text = tags.page("en", documentId);
const address = "/en/news/works/a";

let rendered: string[] = [];
const next: Handler = async (req, res) => {
  rendered.push(req.url ?? "");
  dependOn(text);
  res.setHeader("Content-Type", "text/html");
  res.end(`<p>render ${rendered.length}</p>`);
};

type Front = { pages: Pages; asked: string[]; knows: (xid: bigint) => Promise<void> };
let fronts: Front[] = [];

/** @param otherAfterMs when the second one asks for what the first did not hold */
async function open(otherAfterMs: number): Promise<Front[]> {
  const folder = stores.newFolder();
  const report = (error: unknown) => void stores.problems.push(error);
  const { store: ofApp } = await stores.open(folder);
  const app = createRenders({ store: ofApp, next, report });
  return Promise.all(
    [0, otherAfterMs].map(async (renewsAfterMs) => {
      const asked: string[] = [];
      const { store, knows } = await stores.open(folder, undefined, {
        onExpired: (paths) => void pages.renew(paths),
      });
      const noted: typeof app = {
        ...app,
        render: (request) => {
          asked.push(request.key);
          return app.render(request);
        },
      };
      const pages = createPages({ store, app: noted, renewsAfterMs });
      return { pages, asked, knows: async (xid: bigint) => void (await knows(xid)) };
    }),
  );
}

async function change(): Promise<void> {
  const xid = await editorialDb().$transaction(async (tx) => {
    await expireTags(tx, [text]);
    const rows = await tx.$queryRaw<{ xid: bigint }[]>`
      SELECT pg_current_xact_id()::text::bigint AS xid`;
    return rows[0]?.xid ?? 0n;
  });
  await Promise.all(fronts.map(({ knows }) => knows(xid)));
}

const shown = async ({ pages }: Front) => {
  const page = await pages.kept(address);
  return page?.bodies.identity.toString();
};

beforeAll(() => {
  process.env.SITE_URL ??= "http://localhost:3000";
});
afterEach(() => {
  rendered = [];
});

test("of two fronts that hold a page one has it made anew, and the other finds it on disk", async () => {
  fronts = await open(2_000);
  for (const { pages } of fronts) expect(await pages.find(address)).toHaveProperty("page");
  // The second one took what was made for the first.
  expect(rendered).toEqual([address]);
  const [first, second] = fronts as [Front, Front];
  for (const { asked } of fronts) asked.length = 0;
  await change();
  await expect.poll(() => shown(first), patience).toContain("render 2");
  await expect.poll(() => shown(second), patience).toContain("render 2");
  // Longer than the second one waits.
  await sleep(2_500);
  expect(first.asked).toEqual([address]);
  expect(second.asked).toEqual([]);
  expect(rendered).toHaveLength(2);
});

test("what only another front holds is made anew all the same", async () => {
  fronts = await open(200);
  const [first, second] = fronts as [Front, Front];
  await second.pages.find(address);
  await change();
  await expect.poll(() => second.asked.length, patience).toBe(2);
  await expect.poll(() => shown(second), patience).toContain("render 2");
  expect(first.asked).toEqual([]);
});

test("fronts that ask for a page at the same time have it made once", async () => {
  fronts = await open(200);
  const asked = fronts.flatMap(({ pages }) => [pages.find(address), pages.find(address)]);
  for (const found of await Promise.all(asked)) expect(found).toHaveProperty("page");
  expect(rendered).toEqual([address]);
});
