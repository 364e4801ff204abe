import { readFile } from "node:fs/promises";
import path from "node:path";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { editorialDb } from "@/lib/db/editorial";
import { expireTags } from "@/lib/page-store/expire";
import { dependOn } from "@/lib/page-store/render-context";
import { sharedRead } from "@/lib/page-store/shared";
import { change, create, publish, read, storesForTests, tagOf } from "@/lib/page-store/testing";
import { testDatabase } from "@/lib/postgres/testing";
import type { Handler } from "@/server/app/contract";
import { createRenders, type FoundPage } from "@/server/app/renders";
import { contractName } from "@/server/front/edge/contract";
import { plainFile, rules } from "@/server/front/edge/testing/pages";
import { type EdgeTree, openEdgeTree } from "@/server/front/edge/tree";
import { createPages } from "./pages";

/**
 * A publish that is committed at every stage of a slow render. Next is
 * played by a handler that reads the database twice, shares the first read
 * with renders that see the same change as its last, and lets the test in at
 * each step.
 */

testDatabase();
const stores = storesForTests();
const trees: EdgeTree[] = [];
afterEach(async () => void (await Promise.all(trees.splice(0).map((tree) => tree.close(false)))));

const stages = ["begun", "read once", "read twice", "answered"] as const;
type Stage = (typeof stages)[number];
type Visit = (stage: Stage, path: string) => Promise<void> | void;

/** What the handler's pages show: `/en/<page>/<name>` shows the number of the name, twice. */
const nameOf = (path: string) => path.split("/")[3] ?? "";
const pathOf = (page: string, name: string) => `/en/${page}/${name}`;

function handlerWith(visit: Visit): Handler {
  return async (req, res) => {
    const path = req.url ?? "";
    const name = nameOf(path);
    await visit("begun", path);
    const first = await sharedRead(tagOf(name), () => read(name));
    await visit("read once", path);
    const second = await read(name);
    await visit("read twice", path);
    dependOn(tagOf(name));
    res.setHeader("Content-Type", "text/html");
    res.end(`${rules}<p>${first} ${second}</p>`);
    await visit("answered", path);
  };
}

async function siteWith(visit: Visit, edge = stores.newFolder()) {
  const warn = (error: unknown) => void stores.problems.push(error);
  const shelf = await openEdgeTree(edge, { mostBytes: 1e8, warn, unvouchedMs: 300_000 });
  trees.push(shelf);
  const { store, knows } = await stores.open(stores.newFolder(), 60_000, { shelf });
  const report = (error: unknown) => void stores.problems.push(error);
  const pages = createPages({
    store,
    app: createRenders({ store, next: handlerWith(visit), report }),
  });
  return { store, pages, knows };
}

const shown = (found: FoundPage | undefined) =>
  found && "page" in found ? found.page.bodies.identity.toString().replace(rules, "") : undefined;

const plans = fc.record({
  stage: fc.constantFrom(...stages),
  /** Its transaction is open before the render begins, and has its number. */
  early: fc.boolean(),
  hard: fc.boolean(),
  readers: fc.integer({ min: 1, max: 3 }),
  /** Another page, which shows the same, is asked for as soon as it is committed. */
  beside: fc.boolean(),
});

/** `npm run test:race` has 1,000. */
const rounds = Number(process.env.RACES ?? 150);

test(`the old page is never kept or served after the commit: ${rounds} interleavings`, {
  timeout: 300_000,
}, async () => {
  const visits = new Map<string, Visit>();
  const edge = stores.newFolder();
  const visit: Visit = (stage, path) => visits.get(nameOf(path))?.(stage, path);
  const { store, pages, knows } = await siteWith(visit, edge);
  const laid = (address: string) =>
    readFile(path.join(edge, contractName(), plainFile(address)), "utf8").catch(() => undefined);
  let fromTree = 0;
  await create(Array.from({ length: rounds }, (_, round) => `r${round}`));
  for (const [round, plan] of fc.sample(plans, rounds).entries()) {
    const name = `r${round}`;
    const [at, other] = [pathOf("a", name), pathOf("b", name)];
    const why = JSON.stringify(plan);

    let commit: () => void = () => {};
    const gate = new Promise<void>((resolve) => {
      commit = resolve;
    });
    const begin = () =>
      editorialDb().$transaction(async (tx) => {
        const xid = await change(tx, name, 1, { hard: plan.hard });
        await gate;
        return xid;
      });
    let transaction = plan.early ? begin() : undefined;
    let beside: Promise<FoundPage> | undefined;
    visits.set(name, async (stage, asked) => {
      if (stage !== plan.stage || asked !== at) return;
      visits.delete(name);
      transaction ??= begin();
      commit();
      await transaction;
      if (plan.beside) beside = pages.find(other);
    });

    const readers = await Promise.all(Array.from({ length: plan.readers }, () => pages.find(at)));
    expect(
      readers.every((found) => "page" in found),
      why,
    ).toBe(true);
    const xid = await transaction;
    // Committed before any of these was asked for.
    if (beside) expect(shown(await beside), why).toBe("<p>1 1</p>");
    await knows(xid ?? 0n);
    for (const address of [at, other]) {
      const file = await laid(address);
      if (file) expect(file, why).toBe(`${rules}<p>1 1</p>`);
      const kept = store.recall(address) ?? (await store.load(address));
      if (kept) expect(shown({ page: kept }), why).toBe("<p>1 1</p>");
      const last = await store.lastGood(address);
      if (plan.hard && last) expect(shown({ page: last }), why).toBe("<p>1 1</p>");
      expect(shown(await pages.find(address)), why).toBe("<p>1 1</p>");
      if (file ?? (await laid(address))) fromTree += 1;
    }
  }
  expect(fromTree).toBeGreaterThan(rounds / 2);
});

test("publishes faster than the page can be made: it is shown and kept by no one", async () => {
  await create(["busy"]);
  let version = 0;
  const { store, pages } = await siteWith(async (stage) => {
    if (stage === "read twice" && version < 5) await publish("busy", ++version);
  });
  const found = await pages.find(pathOf("a", "busy"));
  expect(found).toMatchObject({ passing: true });
  expect(await store.lastGood(pathOf("a", "busy"))).toBeUndefined();
  expect(shown(await pages.find(pathOf("a", "busy")))).toBe("<p>5 5</p>");
});

test("a text that was changed is made anew before anyone asks, what only names it is not", async () => {
  let version = 0;
  const renders: string[] = [];
  const next: Handler = async (req, res) => {
    renders.push(req.url ?? "");
    dependOn(req.url === "/en/a/text" ? "page:en:text" : "card:en:text");
    res.setHeader("Content-Type", "text/html");
    res.end(`<p>${version}</p>`);
  };
  const report = (error: unknown) => void stores.problems.push(error);
  let pages: ReturnType<typeof createPages> | undefined;
  const { store } = await stores.open(stores.newFolder(), 60_000, {
    onExpired: (paths) => pages?.renew(paths),
  });
  pages = createPages({ store, app: createRenders({ store, next, report }) });
  for (const path of ["/en/a/text", "/en/a/list"]) await pages.find(path);
  renders.length = 0;
  version = 1;
  await editorialDb().$transaction((tx) => expireTags(tx, ["page:en:text", "card:en:text"]));
  const text = () => store.recall("/en/a/text")?.bodies.identity.toString();
  await expect.poll(text, { timeout: 10_000 }).toBe("<p>1</p>");
  expect(renders).toEqual(["/en/a/text"]);
  expect(store.recall("/en/a/list")).toBeUndefined();
});
