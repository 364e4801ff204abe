import { mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { finishedPage } from "@/lib/page-store/page";
import { writePage } from "@/lib/page-store/page-file";
import { writeWatermark } from "@/lib/page-store/watermark";
import { nameCurrent, openUnasked, rememberWithdrawn } from "./unasked-pages";

const document = "7f8a1c52-30c5-4c1e-9d51-3a4b1f8f3e10";
const kind = { build: "b1", siteUrl: "https://one.example", settings: "" };

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

async function keep(address: string, tags: string[]): Promise<void> {
  const page = { path: address, headers: {}, tags, snapshot: "20:20:" };
  await writePage(folder, await finishedPage(page, Buffer.from(address)));
}

async function shown(of: Partial<typeof kind> = {}): Promise<string[]> {
  const find = await openUnasked(root, { ...kind, ...of });
  const found = await Promise.all(
    ["/en", "/en/story", "/en/news", "/en/none"].map(async (address) => find?.(address)),
  );
  return found.flatMap((page) => (page ? [page.path] : []));
}

const ledger = (state: string) =>
  `${JSON.stringify({ documentId: document, locale: "en", withdrawals: 1, state, notice: "" })}\n`;

test("what was kept is shown, of this build, address and settings only", async () => {
  expect(await shown()).toEqual(["/en", "/en/story", "/en/news"]);
  expect(await shown({ build: "b2" })).toEqual([]);
  expect(await shown({ siteUrl: "https://two.example" })).toEqual([]);
  expect(await shown({ settings: "verification" })).toEqual([]);
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

test("nothing a day after the store was vouched for, or when nobody ever did", async () => {
  const file = path.join(folder, "watermark");
  const yesterday = new Date(Date.now() - 24 * 60 * 60_000 - 1_000);
  await utimes(file, yesterday, yesterday);
  expect(await shown()).toEqual([]);
  await rm(file);
  expect(await shown()).toEqual([]);
});

test("nothing where no front has named a folder", async () => {
  await rm(path.join(root, "current.json"));
  expect(await shown()).toEqual([]);
});
