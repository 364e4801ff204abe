import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, expect, test } from "vitest";
import { finishedPage } from "@/lib/page-store/page";
import type { FoundPage } from "@/server/app/renders";
import { bareRouter } from "./testing/bare-router";

// There is no database here: whatever is looked up there is as good as away.

const path = "/en/news/bauing-dynamic/a-text";
const page = await finishedPage(
  { path, headers: { "Content-Type": "text/html" }, tags: ["a"], snapshot: "1:1:" },
  Buffer.from("<p>made anew</p>"),
);
let isKnown = true;
/** Comes late where there is none. */
let found: FoundPage | undefined;
let asked = 0;
let goesOn = 0;
let missing: string[] = [];

const pages = {
  kept: async () => undefined,
  isKnown: () => isKnown && missing.length === 0,
  goesOn: () => goesOn-- > 0,
  noteMissing: (at: string) => void missing.push(at),
  yieldToArticles: async () => {},
  lastGood: async () => undefined,
  find: async () => {
    asked++;
    return found ?? new Promise<FoundPage>((resolve) => setTimeout(resolve, 500, { page }));
  },
};
const server = createServer(bareRouter({ pages })).listen(0, "127.0.0.1");
await once(server, "listening");
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

beforeEach(() => {
  isKnown = true;
  found = { page };
  asked = 0;
  goesOn = 0;
  missing = [];
});
afterAll(() => server.close());

test("the address of a page that a change outdated is not looked up", async () => {
  const answer = await fetch(address);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain("made anew");
});

test("where the app finds no such page any more, it is, and from then on", async () => {
  found = { status: 404 };
  for (let count = 0; count < 2; count++) expect((await fetch(address)).status).toBe(503);
  expect(asked).toBe(1);
  expect(missing).toEqual([path]);
});

test("where the app does not answer, it is, and nobody waits for the app first", async () => {
  found = undefined;
  expect((await fetch(address)).status).toBe(503);
  expect(missing).toEqual([]);
});

test("a page waits its turn while others are made", async () => {
  found = undefined;
  goesOn = 5;
  expect((await fetch(address)).status).toBe(200);
  expect(asked).toBe(1);
});

test("Next's own format of it is not asked for before it is", async () => {
  expect((await fetch(address, { headers: { rsc: "1" } })).status).toBe(503);
  expect(asked).toBe(0);
});

test("any other address is", async () => {
  isKnown = false;
  expect((await fetch(address)).status).toBe(503);
  expect(asked).toBe(0);
});
