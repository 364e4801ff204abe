import { existsSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { currentSnapshot } from "@/lib/page-store/freshness";
import { finishedPage, type Page } from "@/lib/page-store/page";
import { removePage } from "@/lib/page-store/page-file";
import { create, publish, read, storesForTests, tagOf } from "@/lib/page-store/testing";
import { readWatermark, writeWatermark } from "@/lib/page-store/watermark";
import { testDatabase } from "@/lib/postgres/testing";
import type { RenderRequest } from "@/server/app/renders";
import { createPages } from "./pages";

testDatabase();
const stores = storesForTests();

const names = ["kept", "changed", "withdrawn", "again"];
beforeAll(() => create(names));

const address = (name: string) => `/en/${name}`;

async function pageOf(name: string, look: string): Promise<Page> {
  const snapshot = await currentSnapshot();
  const text = `${look}: ${await read(name)}`;
  const page = { path: address(name), headers: {}, tags: [tagOf(name)], snapshot };
  return finishedPage(page, Buffer.from(text));
}

/** The folder of a build that has made all pages, and is gone. */
async function formerFolder(): Promise<string> {
  const folder = stores.newFolder();
  const { store, watch } = await stores.open(folder);
  for (const name of names) expect(await store.keep(await pageOf(name, "old look"))).toBe(true);
  await store.written();
  await watch.stop();
  return folder;
}

const textOf = (page: Page | undefined) => page?.bodies.identity.toString();

test("what was withdrawn is never shown, whether it was before this build began or after", async () => {
  const former = await formerFolder();
  await publish("withdrawn", 1, { hard: true });
  const folder = stores.newFolder();
  const { store, knows } = await stores.open(folder, 60_000, { former });
  const lastGood = async (name: string) => textOf(await store.lastGood(address(name)));
  expect(await lastGood("withdrawn")).toBeUndefined();
  expect(await lastGood("kept")).toBe("old look: 0");
  // A change makes it old; it is a last good copy all the same.
  await knows(await publish("changed", 1));
  expect(await lastGood("changed")).toBe("old look: 0");
  await knows(await publish("changed", 2, { hard: true }));
  expect(await lastGood("changed")).toBeUndefined();
  // A mere change after the withdrawal hides nothing of it.
  await knows(await publish("changed", 3));
  expect(await lastGood("changed")).toBeUndefined();
  // What was made anew and taken away is not what was there before.
  expect(await store.keep(await pageOf("again", "new look"))).toBe(true);
  await store.written();
  expect(await lastGood("again")).toBe("new look: 0");
  store.forget();
  await removePage(folder, address("again"));
  expect(await lastGood("again")).toBeUndefined();
});

test("a reader who waits too long gets what is true in its old look, and nothing that is not", async () => {
  const former = await formerFolder();
  const { store, knows } = await stores.open(stores.newFolder(), 60_000, { former });
  const asked: RenderRequest[] = [];
  let slow = true;
  const pages = createPages({
    store,
    app: {
      render: async (wanted) => {
        asked.push(wanted);
        if (slow) await delay(1_500);
        return { page: await pageOf(wanted.key.slice("/en/".length), "new look") };
      },
    },
  });
  const began = performance.now();
  const shown = await pages.find(address("kept"));
  expect(performance.now() - began).toBeLessThan(1_400);
  expect(shown).toMatchObject({ passing: true, page: { path: address("kept") } });
  expect("page" in shown && textOf(shown.page)).toBe("old look: 0");
  // What was being made is there for the next one.
  await expect.poll(() => textOf(pages.recall(address("kept")))).toBe("new look: 0");

  await knows(await publish("changed", 10));
  const changed = await pages.find(address("changed"));
  expect("page" in changed && textOf(changed.page)).toBe("new look: 10");
  slow = false;
  const quick = await pages.find(address("again"));
  expect("page" in quick && textOf(quick.page)).toMatch(/^new look/);
});

test("pages of another past of the database are thrown away", async () => {
  for (const spoil of ["epoch", "none"]) {
    const former = await formerFolder();
    const mark = await readWatermark(former);
    if (spoil === "epoch")
      await writeWatermark(former, { snapshot: mark?.snapshot ?? "", epoch: "other" });
    else await writeWatermark(former, { snapshot: "", epoch: "" });
    const { store } = await stores.open(stores.newFolder(), 60_000, { former });
    expect(store.former.folder()).toBeUndefined();
    expect(await store.lastGood(address("kept"))).toBeUndefined();
    expect(existsSync(former)).toBe(false);
  }
});

test("a store that is emptied has no former pages either", async () => {
  const former = await formerFolder();
  const { store } = await stores.open(stores.newFolder(), 60_000, { former });
  expect(await store.lastGood(address("kept"))).toBeDefined();
  await store.clear();
  expect(await store.lastGood(address("kept"))).toBeUndefined();
  expect(existsSync(former)).toBe(false);
});
