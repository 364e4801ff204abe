import { mkdtempSync, rmSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { finishedPage } from "./page";
import { fileOf, readPage, removePage, writePage } from "./page-file";

const folder = mkdtempSync(path.join(tmpdir(), "newsroom-pages-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const make = (address: string, text: string) =>
  finishedPage(
    {
      path: address,
      headers: { "Content-Type": "text/html" },
      tags: ["a", "б"],
      snapshot: "5:9:7",
    },
    Buffer.from(text),
  );

test("a page comes back from disk as it was, in every encoding", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 300 }), async (text) => {
      const page = await make(`/en/${encodeURI("新闻")}`, text);
      await writePage(folder, page);
      const read = await readPage(folder, page.path);
      expect(read).toEqual(page);
      expect(gunzipSync(read?.bodies.gzip ?? "").toString()).toBe(text);
      expect(brotliDecompressSync(read?.bodies.br ?? "").toString()).toBe(text);
    }),
    { numRuns: 50 },
  );
});

test("a damaged file is no page, wherever the damage is", async () => {
  const page = await make(
    "/en/damaged",
    "Some text that is long enough to be compressed. ".repeat(20),
  );
  await writePage(folder, page);
  const file = fileOf(folder, page.path);
  const whole = await readFile(file);
  for (let at = 0; at < whole.length; at += 7) {
    const damaged = Buffer.from(whole);
    damaged[at] = (damaged[at] ?? 0) ^ 0x20;
    await writeFile(file, damaged);
    expect(await readPage(folder, page.path), `byte ${at}`).toBeUndefined();
  }
  for (const content of [
    Buffer.alloc(0),
    Buffer.alloc(3),
    Buffer.alloc(whole.length),
    whole.subarray(0, -1),
    Buffer.concat([whole, Buffer.from("x")]),
  ]) {
    await writeFile(file, content);
    expect(await readPage(folder, page.path)).toBeUndefined();
  }
});

test("the file of another address is not taken for this one's", async () => {
  await writePage(folder, await make("/en/one", "one"));
  const other = fileOf(folder, "/en/other");
  await mkdir(path.dirname(other), { recursive: true });
  await writeFile(other, await readFile(fileOf(folder, "/en/one")));
  expect(await readPage(folder, "/en/other")).toBeUndefined();
});

test("what is removed, twice even, is gone; what never was is not there", async () => {
  await writePage(folder, await make("/en/removed", "x"));
  await removePage(folder, "/en/removed");
  await removePage(folder, "/en/removed");
  expect(await readPage(folder, "/en/removed")).toBeUndefined();
  expect(await readPage(folder, "/en/never")).toBeUndefined();
});

test("addresses of any kind become plain file names inside the folder", () => {
  fc.assert(
    fc.property(fc.string(), (address) => {
      const relative = path.relative(folder, fileOf(folder, address));
      expect(relative).toMatch(/^[0-9a-f]{2}\/[0-9a-f]{64}\.page$/);
    }),
  );
});
