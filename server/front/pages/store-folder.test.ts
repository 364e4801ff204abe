import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { finishedPage } from "@/lib/page-store/page";
import { readPage, writePage } from "@/lib/page-store/page-file";
import { nameCurrent, type PagesKind, storeFolder } from "./store-folder";

const root = mkdtempSync(path.join(tmpdir(), "newsroom-folder-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const here = { made: "b1", siteUrl: "https://one.example", database: "d1" };
const never = (error: unknown) => expect(error).toBeUndefined();

/** As a front opens it, and keeps a page in it. */
async function opened(kind: PagesKind) {
  const { folder, former } = await storeFolder(root, kind, never);
  await nameCurrent(root, { ...kind, folder, ...(former ? { former } : {}) });
  const page = { path: "/en", headers: {}, tags: [], snapshot: "1:1:" };
  await writePage(folder, await finishedPage(page, Buffer.from(kind.made)));
  return { folder, former };
}

test("a restart finds its pages; another address or database finds none, and leaves none", async () => {
  for (const change of [{ siteUrl: "https://two.example" }, { database: "d2" }]) {
    const { folder } = await opened(here);
    expect(await storeFolder(root, here, never)).toEqual({ folder, former: undefined });
    expect(await readPage(folder, "/en")).toBeDefined();
    const other = await storeFolder(root, { ...here, ...change }, never);
    expect(other.former).toBeUndefined();
    expect(other.folder).not.toBe(folder);
    expect(existsSync(folder)).toBe(false);
  }
});

test("what another build or other settings made stays beside the new folder, for a day", async () => {
  for (const change of [{ made: "b2" }, { settings: "verification" }]) {
    const { folder } = await opened(here);
    const before = Date.now();
    const next = await opened({ ...here, ...change });
    expect(next.former?.folder).toBe(folder);
    expect(existsSync(folder)).toBe(true);
    // A restart, or another front, finds it as well; and a process of the build before finds its own.
    expect(await storeFolder(root, { ...here, ...change }, never)).toEqual(next);
    expect((await storeFolder(root, here, never)).folder).toBe(folder);
    expect(existsSync(next.folder)).toBe(true);
    vi.setSystemTime(before + 24 * 60 * 60_000 + 60_000);
    expect((await storeFolder(root, { ...here, ...change }, never)).former).toBeUndefined();
    vi.useRealTimers();
    expect(existsSync(folder)).toBe(false);
    // The third build in a row: the first one's pages go.
    const third = await opened({ ...here, made: "b3" });
    expect(third.former?.folder).toBe(next.folder);
    await rm(root, { recursive: true });
  }
});
