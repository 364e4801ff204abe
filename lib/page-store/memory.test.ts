import fc from "fast-check";
import { expect, test } from "vitest";
import { PageMemory } from "./memory";
import { bytesOf, finishedPage, type Page } from "./page";
import { encodePage, parsePage } from "./page-file";

function pageOf(path: string, tags: string[] = [], size = 100): Page {
  const body = Buffer.alloc(size);
  return {
    path,
    headers: {},
    etag: "x",
    bodies: { identity: body, gzip: body, br: body },
    tags,
    snapshot: "1:1:",
  };
}

const one = bytesOf(pageOf("/", []));

test("the page that was not read longest goes first", () => {
  const memory = new PageMemory(one * 5);
  for (const path of ["/1", "/2", "/3", "/4", "/5"]) memory.add(pageOf(path));
  memory.get("/1");
  memory.add(pageOf("/6"));
  expect(memory.get("/2")).toBeUndefined();
  expect(memory.get("/1")?.path).toBe("/1");
  expect(memory.count).toBe(5);
});

test("a page too large for it leaves the others alone", () => {
  const memory = new PageMemory(one * 5);
  memory.add(pageOf("/1"));
  memory.add(pageOf("/large", [], one * 2));
  expect(memory.get("/large")).toBeUndefined();
  expect(memory.get("/1")).toBeDefined();
});

test("a page that is larger than what is to be kept is not, however much room there is", () => {
  const memory = new PageMemory(one * 100, one * 2);
  memory.add(pageOf("/sitemap", [], one));
  expect(memory.has("/sitemap")).toBe(false);
  memory.add(pageOf("/1"));
  // A page that has grown leaves with it what it was before.
  memory.add(pageOf("/1", [], one));
  expect([memory.has("/1"), memory.bytes]).toEqual([false, 0]);
});

const made = (path: string, text: string) =>
  finishedPage({ path, headers: {}, tags: ["a"], snapshot: "1:1:" }, Buffer.from(text));

test("a page is held without its plain bytes, and has them for who asks", async () => {
  const memory = new PageMemory(100_000);
  const text = "<p>Один текст 一篇文章</p>".repeat(500);
  const page = await made("/1", text);
  // As it comes from disk: all of it are parts of one file.
  const read = parsePage(Buffer.concat(encodePage(page)));
  if (!read) throw new Error("it cannot be read");
  memory.add(read);
  const held = memory.get("/1");
  expect(held).toMatchObject({ path: "/1", etag: page.etag, tags: ["a"], snapshot: "1:1:" });
  expect(held?.bodies.identity.toString()).toBe(text);
  expect(held?.bodies.identity).toBe(held?.bodies.identity);
  expect([held?.bodies.gzip, held?.bodies.br]).toEqual([page.bodies.gzip, page.bodies.br]);
  const { gzip, br } = page.bodies;
  expect(held?.bodies.gzip.buffer.byteLength).toBe(gzip.length + br.length);
  expect(memory.bytes).toBeLessThan(text.length);
});

test("one that is long is held with them: to get them each time would take a while", async () => {
  const memory = new PageMemory(1_000_000);
  const text = "long ".repeat(20_000);
  memory.add(await made("/1", text));
  expect(memory.get("/1")?.bodies.identity.toString()).toBe(text);
  expect(memory.bytes).toBeGreaterThan(text.length);
});

const action = fc.oneof(
  fc.record({
    kind: fc.constant("add" as const),
    path: fc.integer({ max: 12, min: 0 }),
    tags: fc.array(fc.constantFrom("a", "b", "c", "d")),
    size: fc.nat({ max: 9_000 }),
  }),
  fc.record({ kind: fc.constant("get" as const), path: fc.integer({ max: 12, min: 0 }) }),
  fc.record({ kind: fc.constant("remove" as const), path: fc.integer({ max: 12, min: 0 }) }),
);

test("whatever happens, it stays within its limit and its index names what it holds", () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 80 }), (actions) => {
      const memory = new PageMemory(60_000);
      for (const each of actions) {
        const path = `/${each.path}`;
        if (each.kind === "add") memory.add(pageOf(path, each.tags, each.size));
        else if (each.kind === "get") memory.get(path);
        else memory.remove(path);
        const all = Array.from({ length: 13 }, (_, index) => `/${index}`);
        const held = all.flatMap((name) => (memory.has(name) ? [name] : []));
        expect(memory.bytes).toBeLessThanOrEqual(60_000);
        expect(memory.count).toBe(held.length);
        for (const tag of ["a", "b", "c", "d"]) {
          const named = memory.withTag(tag).map((page) => page.path);
          expect(new Set(named).size).toBe(named.length);
          expect(named.every((name) => held.includes(name))).toBe(true);
        }
      }
      memory.clear();
      expect([memory.bytes, memory.count, memory.withTag("a").length]).toEqual([0, 0, 0]);
    }),
  );
});
