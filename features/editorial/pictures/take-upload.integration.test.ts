import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { isKept, keptItems } from "@/features/media/intake/kept";
import { mediaFile } from "@/features/media/testing/kept-file";
import { officeFile } from "@/features/media/testing/office-file";
import { pdfFile } from "@/features/media/testing/pdf-file";
import { quarters } from "@/features/media/testing/quarters";
import { begin, idOf, sendOn } from "@/features/media/testing/send-file";
import { answerUpload } from "@/features/media/uploads/tus-server";
import { sweepUploads, uploadFile } from "@/features/media/uploads/upload-files";
import { editorialDb } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { testDatabase } from "@/lib/postgres/testing";
import { dataDir } from "@/lib/storage";
import { addFile } from "./add-file";
import { removeOwnerless, sweepMedia } from "./sweep-media";
import { takeUpload } from "./take-upload";

testDatabase();

const mine = (request: Request) => answerUpload(request, "me");
const theirs = (request: Request) => answerUpload(request, "somebody else");
const dayMs = 24 * 60 * 60_000;
let picture: Buffer;

// The child process is started from the project's folder, wherever this runs.
process.chdir(fileURLToPath(new URL("../../..", import.meta.url)));

beforeAll(async () => {
  picture = await quarters().resize(640, 480).jpeg().toBuffer();
});

beforeEach(async () => {
  process.env.DATA_DIR = await mkdtemp(path.join(tmpdir(), "newsroom-test-"));
  await editorialDb().media.deleteMany();
});

async function sent(bytes: Buffer, name: string): Promise<string> {
  const address = await begin(mine, bytes.length, name);
  expect((await sendOn(mine, address, bytes)).status).toBe(204);
  return idOf(address);
}

const sha256Of = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

const items = async () => {
  const all: string[] = [];
  for await (const { hash } of keptItems()) all.push(hash);
  return all;
};

describe("a file that is sent", () => {
  test("goes on where its line broke, and is one item however often it comes", async () => {
    const address = await begin(mine, picture.length, "Foto 1.jpg");
    for (const breaksAfter of [1_000, 1, 500]) await sendOn(mine, address, picture, breaksAfter);
    expect(await takeUpload("me", idOf(address))).toEqual({ fault: "unfinished" });
    expect((await sendOn(mine, address, picture)).headers.get("upload-offset")).toBe(
      `${picture.length}`,
    );
    const [once, again] = await Promise.all([1, 2].map(() => takeUpload("me", idOf(address))));
    expect(once).toEqual(again);
    // Whoever did not hear the answer asks once more.
    expect(await takeUpload("me", idOf(address))).toEqual(once);
    expect(await takeUpload("me", await sent(picture, "the same.jpg"))).toEqual(once);
    const rows = await editorialDb().media.findMany();
    expect(rows).toMatchObject([{ kind: "PICTURE", name: "Foto 1.jpg", width: 640, height: 480 }]);
    expect(await readdir(path.join(dataDir(), "uploads"))).toEqual([
      expect.stringMatching(/\.json$/),
      expect.stringMatching(/\.json$/),
    ]);
  }, 60_000);

  test("is unknown once somebody has deleted what it became, and comes in when it is sent anew", async () => {
    const id = await sent(picture, "a.jpg");
    const taken = await takeUpload("me", id);
    await editorialDb().media.deleteMany();
    expect(await takeUpload("me", id)).toEqual({ fault: "unknown" });
    expect(await takeUpload("me", await sent(picture, "a.jpg"))).toEqual(taken);
  }, 60_000);

  test("is there for whoever sends it, and for nobody else", async () => {
    const address = await begin(mine, picture.length, "a.jpg");
    expect((await sendOn(theirs, address, picture)).status).toBe(404);
    const deletion = { method: "DELETE", headers: { "Tus-Resumable": "1.0.0" } };
    expect((await theirs(new Request(address, deletion))).status).toBe(404);
    await sendOn(mine, address, picture);
    expect(await takeUpload("somebody else", idOf(address))).toEqual({ fault: "unknown" });
    expect(await takeUpload("me", "../../etc/passwd")).toEqual({ fault: "unknown" });
  });

  test("may not be larger than it said, nor than is taken", async () => {
    const address = await begin(mine, 10, "a.jpg");
    expect((await sendOn(mine, address, picture)).status).toBeGreaterThanOrEqual(400);
    await expect(begin(mine, 101 * 1024 * 1024, "a.zip")).rejects.toThrow("413");
  });

  test("is a document with its pages where it is one", async () => {
    await takeUpload("me", await sent(pdfFile(3), "../Отчёт\u0000 2026.pdf"));
    await takeUpload("me", await sent(officeFile("xl/workbook.xml"), "table.exe"));
    expect(await editorialDb().media.findMany({ orderBy: { mime: "asc" } })).toMatchObject([
      { kind: "FILE", name: "Отчёт 2026.pdf", mime: "application/pdf", pages: 3, width: null },
      {
        kind: "FILE",
        name: "table.exe",
        mime: expect.stringContaining("spreadsheetml"),
        pages: null,
      },
    ]);
  }, 60_000);

  test("leaves nothing behind where it is refused", async () => {
    const id = await sent(Buffer.from("MZ no picture"), "photo.jpg");
    expect(await takeUpload("me", id)).toEqual({ fault: "kind" });
    expect(await takeUpload("me", id)).toEqual({ fault: "unknown" });
    expect(await items()).toEqual([]);
    expect(await readdir(path.join(dataDir(), "uploads"))).toEqual([]);
  }, 60_000);

  test("waits where the store of files is away for a moment, and goes in by its bytes", async () => {
    const id = await sent(picture, "a.jpg");
    const away = {
      MEDIA_STORE: "s3",
      S3_BUCKET: "pictures",
      S3_ENDPOINT: "http://127.0.0.1:9",
      S3_ACCESS_KEY_ID: "key",
      S3_SECRET_ACCESS_KEY: "secret",
    };
    Object.assign(process.env, away);
    const first = await takeUpload("me", id).finally(() => {
      for (const name of Object.keys(away)) delete process.env[name];
    });
    expect(first).toEqual({ fault: "store-away" });
    expect(await takeUpload("me", id)).toHaveProperty("hash");
  }, 60_000);

  test("on a full disk is told so, takes no room, and arrives when there is some", async () => {
    const address = await begin(mine, picture.length, "a.jpg");
    await rm(uploadFile(idOf(address)));
    // The system's own full disk: each write ends with ENOSPC.
    await symlink("/dev/full", uploadFile(idOf(address)));
    expect((await sendOn(mine, address, picture)).status).toBe(507);
    expect(await readdir(path.join(dataDir(), "uploads"))).toEqual([]);
    expect(await takeUpload("me", await sent(picture, "a.jpg"))).toHaveProperty("hash");
  }, 60_000);

  test("that finds the disk full while its pictures are made leaves nothing there, whatever was made by then", async () => {
    const file = path.join(dataDir(), "a.jpg");
    await mkdir(dataDir(), { recursive: true });
    await writeFile(file, picture);
    const given = { file, name: "a.jpg", sourceSha256: sha256Of(picture) };
    const making = { script: "features/media/testing/full-disk-picture.ts" };
    // For nothing; for the original; for that and half of what is made of it.
    for (const room of [0, 4_700, 8_500]) {
      vi.stubEnv("MEDIA_ROOM_BYTES", `${room}`);
      expect(await addFile("me", given, making)).toEqual({ fault: "no-room" });
      expect(await items()).toEqual([]);
      expect(await readdir(path.join(dataDir(), "media"))).toEqual([]);
    }
    vi.unstubAllEnvs();
    expect(await addFile("me", given)).toMatchObject({ known: false });
    // What belongs to an item stays when the same bytes find the disk full once more.
    const [hash = ""] = await items();
    await rm(mediaFile(hash, "480.jpg"));
    vi.stubEnv("MEDIA_ROOM_BYTES", "0");
    const { sourceSha256: _, ...other } = given;
    expect(await addFile("me", { ...other, sourceSha256: "ab".repeat(32) }, making)).toEqual({
      fault: "no-room",
    });
    vi.unstubAllEnvs();
    expect(await isKept(hash)).toBe(true);
  }, 120_000);

  test("that wants more memory than one file may is told so", async () => {
    const file = path.join(dataDir(), "a.jpg");
    await mkdir(dataDir(), { recursive: true });
    await writeFile(file, picture);
    const given = { file, name: "a.jpg", sourceSha256: sha256Of(picture) };
    const answer = await addFile("me", given, { mostBytes: 40 * 1024 * 1024 });
    expect(answer).toEqual({ fault: "too-much-memory" });
    expect(await items()).toEqual([]);
  }, 60_000);
});

describe("what is swept", () => {
  test("are uploads that nobody went on with for a day", async () => {
    await begin(mine, picture.length, "a.jpg");
    expect(await sweepUploads()).toBe(0);
    expect(await sweepUploads(Date.now() + dayMs + 1_000)).toBe(1);
    expect(await readdir(path.join(dataDir(), "uploads"))).toEqual([]);
  });

  test("are files without a row, and never those of an item", async () => {
    const first = await takeUpload("me", await sent(picture, "a.jpg"));
    const second = await takeUpload("me", await sent(pdfFile(2), "b.pdf"));
    const hashOf = (taken: object) => (taken as { hash: string }).hash;
    await editorialDb().media.delete({ where: { hash: hashOf(second) } });
    expect(await sweepMedia()).toEqual([]);
    expect(await sweepMedia(Date.now() + dayMs + 1_000)).toEqual([hashOf(second)]);
    expect(await isKept(hashOf(first))).toBe(true);
    expect(await items()).toEqual([hashOf(first)]);
  }, 60_000);

  test("are not files whose row is being written in this moment", async () => {
    const { hash } = (await takeUpload("me", await sent(picture, "a.jpg"))) as { hash: string };
    const row = await editorialDb().media.delete({ where: { hash } });
    const { removing } = await inTransaction(async (tx) => {
      await tx.media.create({ data: row });
      const removing = removeOwnerless([hash]);
      // It has asked by then, and waits.
      await wait(300);
      return { removing };
    });
    expect(await removing).toEqual([]);
    expect(await isKept(hash)).toBe(true);
  }, 60_000);
});
