import { mkdtempSync, rmSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { receipt } from "@/features/editorial/data";
import { publish } from "@/features/editorial/publishing/publish";
import { withdraw } from "@/features/editorial/publishing/withdraw";
import { cli, newDocument, openSection, write } from "@/features/editorial/testing/newsroom";
import { keepPicture } from "@/features/media/pictures/derive";
import { editorialDb } from "@/lib/db/editorial";
import { currentSnapshot } from "@/lib/page-store/freshness";
import { finishedPage } from "@/lib/page-store/page";
import { createPageStore } from "@/lib/page-store/store";
import { watchTags } from "@/lib/page-store/watch";
import { testDatabase } from "@/lib/postgres/testing";
import type { App } from "@/server/app/contract";
import { createMedia } from "@/server/front/assets/media";
import { createDevRouter } from "@/server/front/dev-router";
import { createPages } from "@/server/front/pages/pages";
import { createRouter } from "@/server/front/router";
import { checkReceipt } from "@/server/worker/receipts/job";
import { namesBehind } from "@/server/worker/receipts/rows";
import { wholeSite } from "@/server/worker/receipts/whole-site";
import { listenPrivately, privateAddress } from "./address";
import { askFront } from "./ask-front";
import { wantProof } from "./proof";

/** Fronts and the worker's look at them; of the app only its word that a page is made of the newest state. */

testDatabase();

const folder = mkdtempSync(path.join(tmpdir(), "newsroom-fronts-"));
const closing: (() => Promise<unknown> | unknown)[] = [];
const forgot = [0, 0];
/** `heard`: said in place of the truth. `reader`: who asks is one. */
const played: { heard?: string; reader?: boolean } = {};

const nobody = async () => {
  throw new Error("was not to be asked");
};

const app: App = {
  render: async ({ key }) => {
    const page = { path: key, headers: { "Content-Type": "text/html" }, tags: [] };
    const snapshot = await currentSnapshot();
    // Not kept: what depends on what is for the tests of the store.
    return { page: await finishedPage({ ...page, snapshot }, Buffer.from("page")), passing: true };
  },
  search: async () => ({ status: 429 }),
  mayFetchDraft: async () => false,
  makeCrops: async () => {},
  mendFiles: async () => {},
  forget: async () => {},
  readiness: nobody,
  figures: nobody,
  noteOriginRefused: async () => {},
  answer: async () => {},
};

/** As front.ts puts it together. */
async function openFront(number: number): Promise<void> {
  const problem = (error: unknown) => {
    throw error;
  };
  const media = createMedia(app);
  const store = createPageStore(path.join(folder, "pages"), problem, {
    onWithdrawal: () => {
      media.forget();
      forgot[number - 1] = (forgot[number - 1] ?? 0) + 1;
    },
  });
  const watch = await watchTags(store, path.join(folder, "pages"), problem);
  const files = { answer: async () => false };
  const router = createRouter({
    pages: createPages({ store, app }),
    media,
    files: files as unknown as Parameters<typeof createRouter>[0]["files"],
    app,
    answerOwn: async () => false,
    report: problem,
    noteRead: () => {},
  });
  const server: Server = createServer((req, res) => {
    if (!played.reader) wantProof(req, res, played.heard ?? watch.swept());
    router(req, res);
  });
  await listenPrivately(server, privateAddress(folder, number, number));
  closing.push(
    watch.stop,
    () => server.closeAllConnections(),
    () => server.close(),
  );
}

const check = (receiptId: string, patienceMs = 10_000) =>
  checkReceipt(
    receiptId,
    wholeSite({ NODE_ENV: "test", FRONTS_FOLDER: folder, FRONTS: "2" }),
    AbortSignal.timeout(patienceMs),
  );
const seen = async (receiptId: string) =>
  ((await receipt(receiptId))?.urls ?? []).filter(({ seenAt }) => seenAt).map((url) => url.path);

let documentId = "";
let address = "";
let picture = "";

beforeAll(async () => {
  await openSection();
  await openFront(1);
  await openFront(2);
  const create = { width: 600, height: 400, channels: 3 as const, background: "#b92f16" };
  const original = await keepPicture(await sharp({ create }).png().toBuffer());
  await editorialDb().media.create({
    data: { ...original, texts: { create: { locale: "en", alt: "A plain area" } } },
  });
  picture = `/media/${original.hash}/480.jpg`;
  documentId = await newDocument({ lead: original.hash });
  await write(cli, documentId, "en", { slug: "before" });
}, 60_000);
afterEach(() => {
  delete played.heard;
  delete played.reader;
});
afterAll(async () => {
  for (const close of closing) await close();
  rmSync(folder, { recursive: true, force: true });
});

test("a publish is seen when both fronts prove it", async () => {
  const texts = [{ locale: "en" as const }];
  const { receiptId, paths } = await publish(cli, { documentId, texts });
  [address = ""] = paths;
  expect(await check(receiptId)).toBe("done");
  expect(await seen(receiptId)).toContain(address);
});

test("that an address leads elsewhere is proven by the state in which it was looked up", async () => {
  await write(cli, documentId, "en", { slug: "after" });
  const { receiptId, paths } = await publish(cli, { documentId, texts: [{ locale: "en" }] });
  expect(await check(receiptId)).toBe("done");
  expect(await seen(receiptId)).toContain(address);
  const at = privateAddress(folder, 1, 1);
  const moved = await askFront(at, address);
  expect(moved?.status).toBe(301);
  expect(moved?.snapshot).toMatch(/^\d+:\d+:/);
  [address = ""] = paths;
});

test("a front that has not heard of the change, or is not there, leaves it unseen", async () => {
  await write(cli, documentId, "en", { title: "Newer" });
  const before = await currentSnapshot();
  const { receiptId } = await publish(cli, { documentId, texts: [{ locale: "en" }] });
  played.heard = before;
  expect(await check(receiptId, 700)).toBe("behind");
  expect(await seen(receiptId)).toEqual([]);
  expect(await namesBehind(receiptId)).toEqual(["front-1", "front-2"]);
  delete played.heard;
  const three = wholeSite({ NODE_ENV: "test", FRONTS_FOLDER: folder, FRONTS: "3" });
  expect(await checkReceipt(receiptId, three, AbortSignal.timeout(700))).toBe("behind");
  expect(await seen(receiptId)).toEqual([]);
  expect(await check(receiptId)).toBe("done");
});

test("what stands before the fronts is named while readers get something else there", async () => {
  let kept: string | undefined;
  const cache = createServer(async (req, res) => {
    res.end(kept ?? (await (await fetch(`${front}${req.url}`)).text()));
  });
  const through = createServer((req, res) => {
    const socketPath = privateAddress(folder, 1, 1);
    const passed = request({ socketPath, path: req.url, headers: req.headers }, (answer) => {
      res.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(res);
    });
    passed.end();
  });
  const listen = async (server: Server) => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    closing.push(
      () => server.closeAllConnections(),
      () => server.close(),
    );
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const front = await listen(through);
  const EDGES = `near=${front},far=${await listen(cache)}`;
  const env = { NODE_ENV: "test" as const, FRONTS_FOLDER: folder, FRONTS: "2", EDGES };
  const look = (receiptId: string, patienceMs: number) =>
    checkReceipt(receiptId, wholeSite(env), AbortSignal.timeout(patienceMs));
  kept = "what it was before";
  await write(cli, documentId, "en", { title: "Newest" });
  const { receiptId } = await publish(cli, { documentId, texts: [{ locale: "en" }] });
  expect(await look(receiptId, 700)).toBe("behind");
  expect(await seen(receiptId)).toEqual([]);
  const named = async () => {
    await look(receiptId, 700);
    return namesBehind(receiptId);
  };
  await expect.poll(named, { timeout: 20_000 }).toEqual(["far"]);
  // It shows pages as they are now, but follows where they lead, and so not what the front answers.
  kept = undefined;
  await look(receiptId, 700);
  expect(await seen(receiptId)).toContain(address);
  expect(await check(receiptId)).toBe("done");
});

test("a withdrawal is seen when text, picture and card are gone, and each front has let go of them", async () => {
  for (const number of [1, 2]) {
    expect((await askFront(privateAddress(folder, number, number), picture))?.status).toBe(200);
  }
  const before = [...forgot];
  const texts = [{ locale: "en" as const, notice: "Taken back." }];
  const { receiptId } = await withdraw(cli, { documentId, texts });
  expect(await check(receiptId)).toBe("done");
  expect(forgot.map((count, index) => count > (before[index] ?? 0))).toEqual([true, true]);
  const paths = await seen(receiptId);
  expect(paths).toEqual(expect.arrayContaining([address, picture]));
  const asked = await Promise.all(
    [address, picture].map((each) => askFront(privateAddress(folder, 2, 2), each)),
  );
  expect(asked.map((answer) => answer?.status)).toEqual([410, 404]);
});

test("readers are told no more than before, and the database is asked no more for them", async () => {
  played.reader = true;
  const answer = await askFront(privateAddress(folder, 1, 1), "/en/nothing-is-here");
  expect(answer).toMatchObject({ status: 404, snapshot: undefined, heard: undefined });
});

test("while the site is being worked on, what is made at each request proves itself", async () => {
  const next = createDevRouter(async (_, res) => void res.end("page"));
  const server = createServer((req, res) => void next(req, res));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  const ask = wholeSite({ NODE_ENV: "test", HOST: "127.0.0.1", PORT: `${port}` });
  const documents = [await newDocument(), await newDocument()];
  for (const [index, id] of documents.entries()) {
    await write(cli, id, "en", { slug: `worked-on-${index}` });
    const texts = [{ locale: "en" as const }];
    const { receiptId } = await publish(cli, { documentId: id, texts });
    expect(await checkReceipt(receiptId, ask, AbortSignal.timeout(10_000))).toBe("done");
  }
  const texts = [{ locale: "en" as const, notice: "Taken back." }];
  const { receiptId } = await withdraw(cli, { documentId: documents[0] ?? "", texts });
  expect(await checkReceipt(receiptId, ask, AbortSignal.timeout(10_000))).toBe("done");
});
