import { once } from "node:events";
import { mkdtemp, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, createServer as createTcp, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addToLibrary } from "@/features/editorial/pictures/library";
import { mendSoon } from "@/features/editorial/pictures/mend-soon";
import { publish } from "@/features/editorial/publishing/publish";
import { cli, newDocument, openSection, write } from "@/features/editorial/testing/newsroom";
import { makeCrops } from "@/features/media/crops/crop-files";
import { moveFiles } from "@/features/media/moving/move-files";
import type { Original } from "@/features/media/pictures/derive";
import { receivePicture } from "@/features/media/pictures/receive";
import { recordFiles } from "@/features/media/records/media-files";
import {
  fileName,
  inBucket,
  inFolder,
  mediaStore,
  removeMedia,
  writtenOf,
} from "@/features/media/storage/media-store";
import { shownFiles } from "@/features/media/storage/shown-files";
import { mediaFile } from "@/features/media/testing/kept-file";
import { editorialDb } from "@/lib/db/editorial";
import { s3PlaceOf } from "@/lib/file-store/settings";
import type { FileStore } from "@/lib/file-store/store";
import { type SwiftServer, startSwift } from "@/lib/file-store/testing/swift-server";
import { testDatabase } from "@/lib/postgres/testing";
import { createMedia } from "./media";

testDatabase();
// Children are started from the project's folder, wherever this runs.
process.chdir(fileURLToPath(new URL("../../..", import.meta.url)));

const servers: Server[] = [];
const folders: string[] = [];

/** What answers readers on a machine with a data folder of its own. */
async function machine(mayFetchDraft = async () => false) {
  const folder = await mkdtemp(path.join(tmpdir(), "newsroom-machine-"));
  folders.push(folder);
  process.env.DATA_DIR = folder;
  const app = { mayFetchDraft, makeCrops, mendFiles: mendSoon };
  const media = createMedia(app, shownFiles());
  const server = createServer((req, res) => {
    void media.answer(req, res, req.url ?? "").then((answer) => {
      if (answer !== "answered") res.writeHead(answer === "none" ? 404 : 503).end();
    });
  });
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    media,
    use: () => {
      process.env.DATA_DIR = folder;
    },
    ask: (hash: string, name: string, headers: Record<string, string> = {}) =>
      fetch(`${origin}/media/${hash}/${name}`, { headers }),
  };
}

let tint = 0;
async function keptPicture(): Promise<Original> {
  const background = { r: 20, g: 60, b: ++tint };
  const create = { width: 900, height: 600, channels: 3, background } as const;
  const bytes = await sharp({ create }).png().toBuffer();
  const received = await receivePicture(new Blob([Uint8Array.from(bytes)]).stream(), "test");
  if (!("original" in received)) throw new Error(received.fault);
  await addToLibrary(received.original);
  return received.original;
}

async function publishedPicture(): Promise<string> {
  const { hash } = await keptPicture();
  const documentId = await newDocument({ lead: hash });
  await write(cli, documentId, "en", {
    pictures: { [hash]: { alt: "An area", caption: "", credit: "" } },
  });
  await publish(cli, { documentId, texts: [{ locale: "en" }] });
  return hash;
}

beforeAll(async () => {
  await openSection();
});
afterAll(async () => {
  for (const server of servers) server.close();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

describe("in a folder", () => {
  let site: Awaited<ReturnType<typeof machine>>;
  let hash = "";
  beforeAll(async () => {
    site = await machine();
    hash = await publishedPicture();
  }, 60_000);

  test("what is written is noted, and a part is given for what it is a part of", async () => {
    const whole = await site.ask(hash, "480.webp");
    const bytes = Buffer.from(await whole.arrayBuffer());
    const etag = whole.headers.get("etag") ?? "";
    expect(whole.status).toBe(200);
    expect(whole.headers.get("accept-ranges")).toBe("bytes");
    expect(await editorialDb().mediaFile.findFirst({ where: { hash, name: "480.webp" } })).toEqual({
      hash,
      name: "480.webp",
      bytes: bytes.length,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const part = async (headers: Record<string, string>) => {
      const answer = await site.ask(hash, "480.webp", headers);
      const body = Buffer.from(await answer.arrayBuffer());
      return { status: answer.status, range: answer.headers.get("content-range"), body };
    };
    const end = bytes.length - 1;
    const ten = { status: 206, range: `bytes 0-9/${bytes.length}`, body: bytes.subarray(0, 10) };
    const rest = {
      status: 206,
      range: `bytes 10-${end}/${bytes.length}`,
      body: bytes.subarray(10),
    };
    const all = { status: 200, range: null, body: bytes };
    expect(await part({ range: "bytes=0-9" })).toEqual(ten);
    expect(await part({ range: "bytes=10-" })).toEqual(rest);
    expect(await part({ range: `bytes=-${bytes.length - 10}` })).toEqual(rest);
    expect(await part({ range: "bytes=10-999999999" })).toEqual(rest);
    expect(await part({ range: "bytes=0-9", "if-range": etag })).toEqual(ten);
    for (const headers of [
      { range: "bytes=0-9", "if-range": '"another"' },
      { range: "bytes=0-1,3-4" },
      { range: "bytes=9-3" },
      { range: "lines=1-2" },
    ]) {
      expect(await part(headers as Record<string, string>)).toEqual(all);
    }
    expect(await part({ range: "bytes=999999999-" })).toMatchObject({
      status: 416,
      range: `bytes */${bytes.length}`,
    });
    const unchanged = await site.ask(hash, "480.webp", { "if-none-match": etag });
    expect(unchanged.status).toBe(304);
  });

  test("half a picture is never shown, nor is one that is gone: both are made anew", async () => {
    const file = mediaFile(hash, "800.avif");
    const before = await readFile(file);
    await truncate(file, Math.floor(before.length / 2));
    await rm(mediaFile(hash, "480.jpg"));
    const answer = await site.ask(hash, "800.avif");
    expect(answer.status).toBe(200);
    const shown = Buffer.from(await answer.arrayBuffer());
    expect(shown.length).toBeGreaterThan(before.length / 2);
    expect((await sharp(shown).stats()).channels).toHaveLength(3);
    expect((await site.ask(hash, "480.jpg")).status).toBe(200);
    const [event] = await editorialDb().auditEvent.findMany({ where: { verb: "mend-picture" } });
    expect(event?.detail).toEqual({ picture: hash, files: ["480.jpg", "800.avif"] });
  }, 60_000);

  test("what can not be made anew is away for now, and not missing", async () => {
    const other = await publishedPicture();
    await writeFile(mediaFile(other, "original"), "no picture");
    await truncate(mediaFile(other, "480.webp"), 10);
    expect((await site.ask(other, "480.webp")).status).toBe(503);
    // What is whole is shown all the same.
    expect((await site.ask(other, "800.webp")).status).toBe(200);
  }, 60_000);
});

/** A way to a port that can be cut, or made to lead nowhere. */
async function wayTo(port: number) {
  let state: "open" | "cut" | "silent" = "open";
  const sockets = new Set<Socket>();
  const way = createTcp((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    if (state === "cut") return void socket.destroy();
    if (state === "silent") return;
    const far = connect(port, "127.0.0.1");
    far.on("error", () => socket.destroy());
    socket.on("close", () => far.destroy());
    far.on("close", () => socket.destroy());
    socket.pipe(far).pipe(socket);
  });
  way.listen(0, "127.0.0.1");
  await once(way, "listening");
  servers.push(way as unknown as Server);
  return {
    port: (way.address() as AddressInfo).port,
    set: (next: typeof state) => {
      state = next;
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    },
  };
}

describe("in a bucket", () => {
  let swift: SwiftServer;
  let way: Awaited<ReturnType<typeof wayTo>>;
  let one: Awaited<ReturnType<typeof machine>>;
  let two: Awaited<ReturnType<typeof machine>>;

  beforeAll(async () => {
    swift = await startSwift();
    way = await wayTo(swift.port);
    const { bucket, accessKeyId, secretAccessKey } = await swift.bucket();
    Object.assign(process.env, {
      MEDIA_STORE: "s3",
      S3_BUCKET: bucket,
      S3_ENDPOINT: `http://127.0.0.1:${way.port}`,
      S3_ACCESS_KEY_ID: accessKeyId,
      S3_SECRET_ACCESS_KEY: secretAccessKey,
    });
    one = await machine();
    two = await machine();
  }, 120_000);
  afterAll(async () => {
    for (const name of ["MEDIA_STORE", "S3_BUCKET", "S3_ENDPOINT"]) delete process.env[name];
    await swift?.stop();
  });

  test("a picture that one machine took in shows on the other, which has its own disk", async () => {
    one.use();
    const hash = await publishedPicture();
    await expect(stat(mediaFile(hash, "480.webp"))).rejects.toThrow();
    two.use();
    const [here, there] = await Promise.all([
      one.ask(hash, "480.webp").then((answer) => answer.arrayBuffer()),
      two.ask(hash, "480.webp").then((answer) => answer.arrayBuffer()),
    ]);
    expect(here.byteLength).toBeGreaterThan(100);
    expect(Buffer.from(here).equals(Buffer.from(there))).toBe(true);
    const part = await two.ask(hash, "800.jpg", { range: "bytes=2-5" });
    expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 4]);
  }, 90_000);

  test.each(["cut", "silent"] as const)(
    "a store whose way is %s costs what is not at hand, for as long",
    async (how) => {
      const hash = await publishedPicture();
      expect((await one.ask(hash, "480.webp")).status).toBe(200);
      way.set(how);
      const begun = Date.now();
      expect((await one.ask(hash, "480.webp")).status).toBe(200);
      expect((await one.ask(hash, "800.webp")).status).toBe(503);
      expect(Date.now() - begun).toBeLessThan(12_000);
      expect(await publishedPicture().catch(() => "refused")).toBe("refused");
      // A withdrawal lets go of what is at hand.
      one.media.forget();
      expect((await one.ask(hash, "480.webp")).status).toBe(503);
      way.set("open");
      await expect
        .poll(async () => (await one.ask(hash, "480.webp")).status, {
          timeout: 15_000,
          interval: 500,
        })
        .toBe(200);
      expect((await one.ask(hash, "800.webp")).status).toBe(200);
    },
    120_000,
  );

  test("a site moves into a bucket and back while it is read, interrupted in between", async () => {
    process.env.MEDIA_STORE = "files";
    const sites = [await machine()];
    const hashes = [await publishedPicture(), await publishedPicture(), await publishedPicture()];
    const folder = inFolder();
    const place = s3PlaceOf();
    if (!place) throw new Error("no bucket is named");
    const bucket = inBucket({ ...place, prefix: "moved/" });
    process.env.S3_PREFIX = "moved";
    const count = async (store: FileStore) => {
      let files = 0;
      for await (const _ of store.list("")) files += 1;
      return files;
    };
    const all = await count(folder);
    expect(all).toBeGreaterThan(18);

    const wrong: number[] = [];
    let asked = 0;
    let reading = true;
    const readers = (async () => {
      while (reading) {
        const site = sites.at(-1) as (typeof sites)[number];
        for (const hash of hashes) {
          const { status } = await site.ask(hash, asked % 2 ? "480.webp" : "800.jpg");
          asked += 1;
          if (status !== 200) wrong.push(status);
        }
      }
    })();
    const here = process.env.DATA_DIR ?? "";
    const journal = path.join(here, "move.txt");
    const move = (to: "s3" | "files", more: Partial<Parameters<typeof moveFiles>[0]> = {}) => {
      const [from, target] = to === "s3" ? [folder, bucket] : [bucket, folder];
      const writesToTarget = (process.env.MEDIA_STORE === "s3") === (to === "s3");
      return moveFiles({ from, to: target, writesToTarget, journal, remove: false, ...more });
    };
    /** The site with other settings, on the same disk. */
    const startAgain = async (store: "s3" | "files") => {
      process.env.MEDIA_STORE = store;
      const next = await machine();
      process.env.DATA_DIR = here;
      sites.push(next);
    };

    await startAgain("files");
    const interrupted = move("s3", {
      progress: ({ copied }) => {
        if (copied >= 10) throw new Error("interrupted");
      },
    });
    await expect(interrupted).rejects.toThrow("interrupted");
    const rest = await move("s3");
    expect(rest).toMatchObject({ faults: [] });
    expect(rest.copied).toBeLessThanOrEqual(all - 10);
    expect(await count(bucket)).toBe(all);
    await startAgain("s3");
    hashes.push(await publishedPicture());
    expect(await move("s3", { remove: true })).toMatchObject({
      copied: 0,
      removed: all,
      faults: [],
    });
    expect(await count(folder)).toBe(0);

    await startAgain("files");
    expect(await move("files")).toMatchObject({ faults: [] });
    expect(await move("files", { remove: true })).toMatchObject({ copied: 0, faults: [] });
    expect(await count(bucket)).toBe(0);
    reading = false;
    await readers;
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(50);
    delete process.env.S3_PREFIX;
    process.env.MEDIA_STORE = "s3";
  }, 180_000);

  test("what is damaged where it moves from is left there and named", async () => {
    process.env.MEDIA_STORE = "files";
    await machine();
    const hash = await publishedPicture();
    await truncate(mediaFile(hash, "480.avif"), 20);
    const place = s3PlaceOf();
    if (!place) throw new Error("no bucket is named");
    const journal = path.join(process.env.DATA_DIR ?? "", "move.txt");
    const bucket = inBucket({ ...place, prefix: "damaged/" });
    const ways = { from: inFolder(), to: bucket, journal, writesToTarget: false, remove: false };
    const { faults } = await moveFiles(ways);
    expect(faults).toEqual([
      `${hash.slice(0, 2)}/${hash}/480.avif is not what was written: it was left where it is.`,
    ]);
    process.env.MEDIA_STORE = "s3";
  }, 60_000);

  test("a damaged file of a bucket is made anew as well", async () => {
    const hash = await publishedPicture();
    const { store } = shownFiles();
    await store.remove(`${hash.slice(0, 2)}/${hash}/800.webp`);
    two.media.forget();
    expect((await two.ask(hash, "800.webp")).status).toBe(200);
  }, 60_000);

  /** Puts other bytes in a file's place, as another process does, with or without a word of it. */
  async function putElsewhere(hash: string, name: string, bytes: Buffer, noted: boolean) {
    const file = writtenOf(name, bytes);
    await mediaStore().put(fileName(hash, name), bytes, file.sha256);
    if (noted) await recordFiles(hash, [file]);
  }

  test("a copy is let go of once the file was mended, here or in another process", async () => {
    const hash = await publishedPicture();
    const whole = Buffer.from(await (await one.ask(hash, "800.webp")).arrayBuffer());
    await putElsewhere(hash, "800.webp", whole.subarray(0, 50), false);
    const here = await two.ask(hash, "800.webp");
    expect(here.status).toBe(200);
    expect(Buffer.from(await here.arrayBuffer()).length).toBe(whole.length);
    // No word of it came: only what was written says that it is another one.
    await putElsewhere(hash, "800.webp", Buffer.concat([whole, Buffer.alloc(7)]), true);
    for (const site of [one, two]) {
      const elsewhere = await site.ask(hash, "800.webp");
      expect(elsewhere.status).toBe(200);
      expect((await elsewhere.arrayBuffer()).byteLength).toBe(whole.length + 7);
    }
  }, 60_000);

  test("a draft's picture that was deleted in another process is not handed out", async () => {
    const { hash } = await keptPicture();
    const desk = await machine(async () => true);
    expect((await desk.ask(hash, "480.webp")).status).toBe(200);
    await removeMedia(hash);
    expect((await desk.ask(hash, "480.webp")).status).toBe(404);
  }, 60_000);
});
