import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { folderStatus } from "./folder-status";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "newsroom-status-"));
  process.env.DATA_DIR = folder;
});

const note = (text: string) => writeFile(path.join(folder, "last-export.json"), text);

test("a folder in which nothing was done yet has no pages and no export", async () => {
  expect(await folderStatus()).toEqual({ pages: { files: 0, bytes: 0 }, backup: undefined });
});

test("pages are counted with their bytes, in folders too", async () => {
  await mkdir(path.join(folder, "pages/en"), { recursive: true });
  await writeFile(path.join(folder, "pages/a.page"), "12345");
  await writeFile(path.join(folder, "pages/en/b.page"), "123");
  expect((await folderStatus()).pages).toEqual({ files: 2, bytes: 8 });
});

test("the last export is when and how large its note says", async () => {
  await note(JSON.stringify({ at: "2026-11-20T03:04:05.000Z", bytes: 1234 }));
  expect((await folderStatus()).backup).toEqual({
    at: new Date("2026-11-20T03:04:05.000Z"),
    bytes: 1234,
  });
});

test.each(["", "{", '{"at":"some day","bytes":1}', '{"bytes":1}'])(
  "a note that reads %j is none",
  async (text) => {
    await note(text);
    expect((await folderStatus()).backup).toBeUndefined();
  },
);
