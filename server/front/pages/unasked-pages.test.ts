import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { finishedPage } from "@/lib/page-store/page";
import { removePage, writePage } from "@/lib/page-store/page-file";
import { writeWatermark } from "@/lib/page-store/watermark";
import { nameCurrent } from "./store-folder";
import { openUnasked, rememberWithdrawn } from "./unasked-pages";

const document = "7f8a1c52-30c5-4c1e-9d51-3a4b1f8f3e10";
const kind = { made: "b1", siteUrl: "https://one.example", settings: "" };

let data: string;
let root: string;
let folder: string;

beforeEach(async () => {
  data = await mkdtemp(path.join(tmpdir(), "newsroom-unasked-"));
  vi.stubEnv("DATA_DIR", data);
  root = path.join(data, "pages");
  folder = path.join(root, "one");
  await keep("/en", ["home:en"]);
  await keep("/en/story", [`page:en:${document}`]);
  await keep("/en/news", [`card:en:${document}`]);
  await writeWatermark(folder, { snapshot: "20:20:", epoch: "1" });
  await nameCurrent(root, { ...kind, database: "d1", folder });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(data, { recursive: true, force: true });
});

async function keep(address: string, tags: string[], into = folder): Promise<void> {
  const page = { path: address, headers: {}, tags, snapshot: "20:20:" };
  await writePage(into, await finishedPage(page, Buffer.from(address)));
}

async function shown(siteUrl = kind.siteUrl): Promise<string[]> {
  const find = await openUnasked(root, siteUrl);
  const found = await Promise.all(
    ["/en", "/en/story", "/en/news", "/en/none"].map(async (address) => find?.(address)),
  );
  return found.flatMap((page) => (page ? [page.path] : []));
}

const ledger = (state: string) =>
  `${JSON.stringify({ documentId: document, locale: "en", withdrawals: 1, state, notice: "" })}\n`;

test("what was kept is shown, of this address only", async () => {
  expect(await shown()).toEqual(["/en", "/en/story", "/en/news"]);
  expect(await shown("https://two.example")).toEqual([]);
});

test("while pages are made anew, those of the build before are judged in the same way", async () => {
  const former = path.join(root, "before");
  await keep("/en/none", [`page:en:${document}`, "home:ru"], former);
  expect(await shown()).not.toContain("/en/none");
  await nameCurrent(root, {
    ...kind,
    database: "d1",
    folder,
    former: { folder: former, since: Date.now() },
  });
  expect(await shown()).toContain("/en/none");
  // Heard by the front of the build before, which knew nothing of this folder, or of this build.
  for (const heardIn of [former, folder]) {
    await rememberWithdrawn(heardIn, [{ tag: "home:ru", xid: 25n }]);
    expect(await shown()).not.toContain("/en/none");
    await rm(path.join(heardIn, "withdrawn"));
  }
  expect(await shown()).toContain("/en/none");
  await writeFile(path.join(data, "withdrawals.jsonl"), ledger("WITHDRAWN"));
  expect(await shown()).toEqual(["/en"]);
  await rm(path.join(data, "withdrawals.jsonl"));
  // Made anew and taken away: not what was there before.
  await keep("/en/none", ["home:ru"]);
  await removePage(folder, "/en/none");
  expect(await shown()).not.toContain("/en/none");
});

test("nothing that a front has heard is withdrawn, and what was made since", async () => {
  await rememberWithdrawn(folder, [
    { tag: `page:en:${document}`, xid: 25n },
    { tag: "home:en", xid: 15n },
  ]);
  expect(await shown()).toEqual(["/en", "/en/news"]);
});

test("nothing that the ledger names, be it on a page or on a card", async () => {
  const file = path.join(data, "withdrawals.jsonl");
  await writeFile(file, `${ledger("WITHDRAWN")}{"torn`);
  expect(await shown()).toEqual(["/en"]);
  await writeFile(file, ledger("WITHDRAWN") + ledger("LIVE"));
  expect(await shown()).toEqual(["/en", "/en/story", "/en/news"]);
});

test("what is withdrawn meanwhile goes, and where that cannot be read nothing is shown", async () => {
  const file = path.join(data, "withdrawals.jsonl");
  const find = await openUnasked(root, kind.siteUrl);
  expect((await find?.("/en/story"))?.path).toBe("/en/story");
  await writeFile(file, ledger("WITHDRAWN"));
  expect(await find?.("/en/story")).toBeUndefined();
  expect((await find?.("/en"))?.path).toBe("/en");
  await rm(file);
  await mkdir(file);
  await expect(find?.("/en")).rejects.toThrow();
});

test("one that was not there and now cannot be reached is not taken for none", async () => {
  const file = path.join(data, "withdrawals.jsonl");
  const find = await openUnasked(root, kind.siteUrl);
  expect((await find?.("/en"))?.path).toBe("/en");
  // It leads nowhere, as a folder does that may not be entered.
  await symlink(file, file);
  await expect(find?.("/en")).rejects.toThrow("ELOOP");
});

test("nothing of a database in another place, as far as that is known", async () => {
  const shownOf = async (place?: string) =>
    (await (await openUnasked(root, kind.siteUrl, place))?.("/en"))?.path;
  expect(await shownOf("embedded")).toBeUndefined();
  await nameCurrent(root, { ...kind, database: "d1", folder, place: "embedded" });
  expect(await shownOf("embedded")).toBe("/en");
  expect(await shownOf("0123456789abcdef")).toBeUndefined();
});

test("nothing a day after the store was vouched for, or when nobody ever did", async () => {
  const file = path.join(folder, "watermark");
  const yesterday = new Date(Date.now() - 24 * 60 * 60_000 - 1_000);
  const before = await openUnasked(root, kind.siteUrl);
  await utimes(file, yesterday, yesterday);
  expect(await shown()).toEqual([]);
  expect((await before?.("/en"))?.path).toBe("/en");
  vi.setSystemTime(Date.now() + 24 * 60 * 60_000);
  expect(await before?.("/en")).toBeUndefined();
  vi.useRealTimers();
  await rm(file);
  expect(await shown()).toEqual([]);
});

test("nothing where no front has named a folder", async () => {
  await rm(path.join(root, "current.json"));
  expect(await shown()).toEqual([]);
});
