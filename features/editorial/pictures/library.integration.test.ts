import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { hireStaff, type Staff } from "@/features/editorial/testing/newsroom";
import { makeCrops } from "@/features/media/crops/crop-files";
import { largestBytes } from "@/features/media/intake/limits";
import { receivePicture } from "@/features/media/pictures/receive";
import { mediaFile } from "@/features/media/testing/kept-file";
import { editorialDb } from "@/lib/db/editorial";
import { testDatabase } from "@/lib/postgres/testing";
import { addToLibrary, focusPicture } from "./library";

testDatabase();

let staff: Staff;

beforeAll(async () => {
  process.env.DATA_DIR = await mkdtemp(path.join(tmpdir(), "newsroom-test-"));
  staff = await hireStaff();
});

const streamOf = (bytes: Uint8Array) => new Blob([Uint8Array.from(bytes)]).stream();
const square = (width = 40, height = 30) =>
  sharp({ create: { width, height, channels: 3, background: "#b92f16" } });

describe("taking a picture in", () => {
  test("leaves place and camera behind, and turns it upright", async () => {
    const bytes = await square(40, 30)
      .withExif({
        IFD0: { Make: "SecretCamera", Orientation: "6" },
        IFD3: { GPSLatitude: "22/1 32/1 0/1" },
      })
      .jpeg()
      .toBuffer();
    expect(bytes.includes("SecretCamera")).toBe(true);
    const received = await receivePicture(streamOf(bytes), "somebody");
    if (!("original" in received)) throw new Error(received.fault);
    const { hash } = received.original;
    const kept = await readFile(mediaFile(hash, "original"));
    expect(kept.includes("SecretCamera")).toBe(false);
    expect((await sharp(kept).metadata()).exif).toBeUndefined();
    const rendition = await readFile(mediaFile(hash, `${received.original.width}.jpg`));
    expect((await sharp(rendition).metadata()).format).toBe("jpeg");
  }, 30_000);

  test.each([
    ["a text", Buffer.from("no picture at all"), "kind"],
    ["a document", Buffer.from("%PDF-1.7\n"), "broken"],
    ["nothing", Buffer.alloc(0), "not-a-picture"],
  ])(
    "refuses %s",
    async (_, bytes, fault) => {
      expect(await receivePicture(streamOf(bytes), "somebody")).toEqual({ fault });
    },
    30_000,
  );

  test("refuses a small file that would be a huge picture", async () => {
    // 80 million pixels of one colour are some kilobytes of PNG.
    const bomb = await square(10_000, 8_000).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(largestBytes.picture);
    expect(await receivePicture(streamOf(bomb), "somebody")).toEqual({ fault: "too-many-pixels" });
  }, 60_000);

  test("refuses a file that is too large before reading all of it", async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1_000_000;
        controller.enqueue(new Uint8Array(1_000_000));
      },
    });
    expect(await receivePicture(endless, "somebody")).toEqual({ fault: "too-large" });
    expect(sent).toBeLessThan(2 * largestBytes.picture);
  }, 30_000);

  test("refuses one that breaks off in the middle", async () => {
    const whole = await square(400, 300).jpeg().toBuffer();
    expect(await receivePicture(streamOf(whole.subarray(0, whole.length / 2)), "somebody")).toEqual(
      {
        fault: "not-a-picture",
      },
    );
  }, 30_000);
});

describe("a picture that takes long", () => {
  const held = "features/media/testing/held-picture.ts";
  const pictureOf = async () => streamOf(await square(60, 40).png().toBuffer());

  test("does not hold up those of others, however many of them one person sends", async () => {
    const until = path.join(await mkdtemp(path.join(tmpdir(), "newsroom-test-")), "go-on");
    vi.stubEnv("MEDIA_HELD_UNTIL", until);
    const slow = await Promise.all(
      [1, 2, 3].map(async () => receiving(await pictureOf(), "slow", { script: held })),
    );
    const other = await receivePicture(await pictureOf(), "other");
    expect(other).toHaveProperty("original");
    expect(slow.map(({ done }) => done)).toEqual([false, false, false]);
    await writeFile(until, "");
    for (const { result } of slow) expect(await result).toEqual({ fault: "kind" });
    vi.unstubAllEnvs();
  }, 60_000);

  test("is given up after a time, and its sender is told", async () => {
    vi.stubEnv("MEDIA_HELD_UNTIL", "/nonexistent");
    const making = { script: held, longestMs: 100 };
    expect(await receivePicture(await pictureOf(), "slow", making)).toEqual({ fault: "too-slow" });
    vi.unstubAllEnvs();
    const next = await receivePicture(await pictureOf(), "slow");
    expect(next).toHaveProperty("original");
  }, 60_000);

  function receiving(...given: Parameters<typeof receivePicture>) {
    const state = { done: false, result: receivePicture(...given) };
    void state.result.then(() => {
      state.done = true;
    });
    return state;
  }
});

describe("choosing what must stay in sight of a picture", () => {
  const hash = "e".repeat(64);

  test("is kept with the picture, whoever shows it", async () => {
    await addToLibrary({
      hash,
      mime: "image/png",
      width: 1,
      height: 1,
      placeholder: "#000000",
      bytes: 9,
    });
    await focusPicture(staff.author, { hash, focalX: 0.2, focalY: 0.75 });
    expect(await editorialDb().media.findUnique({ where: { hash } })).toMatchObject({
      focalX: 0.2,
      focalY: 0.75,
    });
  });

  test("of an unknown one is refused", async () => {
    const unknown = { hash: "0".repeat(64), focalX: 0.5, focalY: 0.5 };
    await expect(focusPicture(staff.author, unknown)).rejects.toThrow("picture-unknown");
  });
});

// The child process is started from the project's folder, wherever this runs.
process.chdir(fileURLToPath(new URL("../../..", import.meta.url)));

describe("crops", () => {
  test("are made of what is taken in, in the proportions for which it has the pixels", async () => {
    const bytes = await square(1700, 1000).jpeg().toBuffer();
    const received = await receivePicture(streamOf(bytes), "somebody");
    if (!("original" in received)) throw new Error(received.fault);
    const { hash } = received.original;
    const folder = path.dirname(mediaFile(hash, "original"));
    const crops = (await readdir(folder)).filter((file) => file.includes("x")).sort();
    expect(crops).toEqual(["1200x675-50-50.jpg", "1200x900-50-50.jpg"]);
    const { width, height } = await sharp(mediaFile(hash, "1200x900-50-50.jpg")).metadata();
    expect([width, height]).toEqual([1200, 900]);
  }, 30_000);

  test("show what lies around the point that was chosen", async () => {
    // Red on the left, paper on the right.
    const left = await square(1500, 1500).png().toBuffer();
    const bytes = await sharp({
      create: { width: 3000, height: 1500, channels: 3, background: "#ffffff" },
    })
      .composite([{ input: left, left: 0, top: 0 }])
      .png()
      .toBuffer();
    const received = await receivePicture(streamOf(bytes), "somebody");
    if (!("original" in received)) throw new Error(received.fault);
    const { hash } = received.original;
    await Promise.all([makeCrops(hash, 0.1, 0.5), makeCrops(hash, 0.1, 0.5)]);
    const mean = async (file: string) =>
      (await sharp(mediaFile(hash, file)).stats()).channels[1]?.mean ?? 0;
    expect(await mean("1200x1200-10-50.jpg")).toBeLessThan(60);
    expect(await mean("1200x1200-50-50.jpg")).toBeGreaterThan(140);
    await expect(makeCrops("0".repeat(64), 0.5, 0.5)).rejects.toThrow("could not be made");
  }, 60_000);
});
