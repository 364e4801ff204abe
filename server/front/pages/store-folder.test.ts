import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { finishedPage } from "@/lib/page-store/page";
import { readPage, writePage } from "@/lib/page-store/page-file";
import { storeFolder } from "./store-folder";

const root = mkdtempSync(path.join(tmpdir(), "newsroom-folder-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const here = { build: "b1", siteUrl: "https://one.example", database: "d1" };
const never = (error: unknown) => expect(error).toBeUndefined();

test("a restart finds its pages; another build, address or database finds none", async () => {
  const page = await finishedPage(
    { path: "/en", headers: {}, tags: [], snapshot: "1:1:" },
    Buffer.from("x"),
  );
  for (const change of [{ build: "b2" }, { siteUrl: "https://two.example" }, { database: "d2" }]) {
    const folder = await storeFolder(root, here, never);
    await writePage(folder, page);
    expect(await storeFolder(root, here, never)).toBe(folder);
    expect(await readPage(folder, "/en")).toBeDefined();
    const other = await storeFolder(root, { ...here, ...change }, never);
    expect(other).not.toBe(folder);
    expect(existsSync(folder)).toBe(false);
    expect(await readPage(other, "/en")).toBeUndefined();
  }
});
