import { readFileSync } from "node:fs";
import { crc32 } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import { type Cleaned, cleaned, longestSidePixels } from "@/features/media/pictures/clean";
import { quarterSize, quarters, worstOff } from "@/features/media/testing/quarters";
import { zipFile } from "@/features/media/testing/zip-file";
import { FaultyFile, type IntakeFault } from "./faults";

/**
 * Files as people have them, and what becomes of each. All are made here, but
 * for two of a phone's kind, which nothing here can write (heif-enc made them).
 */

const heic = (name: string) => readFileSync(`features/media/testing/${name}.heic`);
const animated = (make: (frames: Sharp) => Sharp) => async () => {
  const frames = await Promise.all(
    [quarters(), quarters().negate()].map((each) => each.png().toBuffer()),
  );
  return make(sharp(frames, { join: { animated: true } })).toBuffer();
};
const svg = (inside: string, attributes = 'width="64" height="48"') =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`,
  );
const drawnQuarters = `<path fill="rgb(200,40,40)" d="M0 0h32v24H0z"/><path fill="rgb(40,180,60)" d="M32 0h32v24H32z"/><path fill="rgb(40,60,200)" d="M0 24h32v24H0z"/><path fill="rgb(240,240,240)" d="M32 24h32v24H32z"/>`;

/** As a camera that was held so keeps it, for each value of EXIF's orientation. */
// Sharp mirrors before it turns.
const held: Record<number, (upright: Sharp) => Sharp> = {
  1: (upright) => upright,
  2: (upright) => upright.flop(),
  3: (upright) => upright.rotate(180),
  4: (upright) => upright.flip(),
  5: (upright) => upright.rotate(270).flop(),
  6: (upright) => upright.rotate(270),
  7: (upright) => upright.rotate(90).flop(),
  8: (upright) => upright.rotate(90),
};

async function turned(orientation: number, encode: (stored: Sharp) => Sharp): Promise<Buffer> {
  const stored = await held[orientation]?.(quarters()).png().toBuffer();
  const exif = { IFD0: { Make: "SecretCamera" }, IFD3: { GPSLatitude: "22/1 32/1 0/1" } };
  return encode(sharp(stored).withMetadata({ orientation }).withExifMerge(exif)).toBuffer();
}

type Made = () => Buffer | Promise<Buffer>;
type Taken = {
  name: string;
  make: Made;
  kept?: "png" | "jpeg";
  off?: number;
  grey?: true;
  frames?: number;
  width?: number;
};

const jpeg = (options = {}) =>
  quarters().jpeg({ quality: 95, chromaSubsampling: "4:4:4", ...options });
const half =
  (make: Made, part = 0.5): Made =>
  async () => {
    const whole = await make();
    return whole.subarray(0, Math.floor(whole.length * part));
  };

const taken: Taken[] = [
  ...Object.keys(held).map((orientation) => ({
    name: `JPEG held as ${orientation}`,
    make: () =>
      turned(Number(orientation), (stored) =>
        stored.jpeg({ quality: 95, chromaSubsampling: "4:4:4" }),
      ),
  })),
  { name: "PNG held as 6", make: () => turned(6, (stored) => stored.png()), kept: "png" },
  { name: "WebP held as 3", make: () => turned(3, (stored) => stored.webp({ lossless: true })) },
  {
    name: "TIFF held as 8",
    make: () => turned(8, (stored) => stored.tiff({ compression: "lzw" })),
  },
  { name: "JPEG", make: () => jpeg().toBuffer() },
  { name: "JPEG with less colour", make: () => jpeg({ chromaSubsampling: "4:2:0" }).toBuffer() },
  { name: "JPEG, progressive", make: () => jpeg({ progressive: true }).toBuffer() },
  {
    name: "JPEG, grey",
    make: () => quarters().greyscale().jpeg({ quality: 95 }).toBuffer(),
    grey: true,
  },
  {
    name: "JPEG, CMYK",
    make: () =>
      quarters().toColourspace("cmyk").withIccProfile("cmyk").jpeg({ quality: 98 }).toBuffer(),
    off: 80,
  },
  { name: "JPEG, Display P3", make: () => jpeg().withIccProfile("p3").toBuffer() },
  {
    name: "JPEG with a film behind it, as phones have it",
    make: async () =>
      Buffer.concat([
        await jpeg().toBuffer(),
        Buffer.from("\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "latin1"),
        Buffer.alloc(4_000, 7),
      ]),
  },
  { name: "PNG", make: () => quarters().png().toBuffer(), kept: "png" },
  {
    name: "PNG, interlaced",
    make: () => quarters().png({ progressive: true }).toBuffer(),
    kept: "png",
  },
  {
    name: "PNG, of few colours",
    make: () => quarters().png({ palette: true }).toBuffer(),
    kept: "png",
  },
  {
    name: "PNG, transparent",
    make: () => quarters().ensureAlpha(0.5).png().toBuffer(),
    kept: "png",
  },
  {
    name: "PNG, grey",
    make: () => quarters().greyscale().png().toBuffer(),
    kept: "png",
    grey: true,
  },
  {
    name: "PNG, grey and transparent",
    make: () => quarters().greyscale().ensureAlpha(0.5).png().toBuffer(),
    kept: "png",
    grey: true,
  },
  {
    name: "PNG, 16 bit",
    make: () => quarters().toColourspace("rgb16").png().toBuffer(),
    kept: "png",
  },
  {
    name: "PNG, 16 bit grey",
    make: () => quarters().greyscale().toColourspace("grey16").png().toBuffer(),
    kept: "png",
    grey: true,
  },
  {
    name: "PNG, Display P3",
    make: () => quarters().withIccProfile("p3").png().toBuffer(),
    kept: "png",
  },
  {
    name: "PNG, animated",
    make: () => quarters().png().toBuffer().then(withAnimation),
    kept: "png",
  },
  { name: "WebP", make: () => quarters().webp({ quality: 98 }).toBuffer() },
  { name: "WebP, lossless", make: () => quarters().webp({ lossless: true }).toBuffer() },
  {
    name: "WebP, transparent",
    make: () => quarters().ensureAlpha(0.5).webp({ lossless: true }).toBuffer(),
    kept: "png",
  },
  {
    name: "WebP, Display P3",
    make: () => quarters().withIccProfile("p3").webp({ lossless: true }).toBuffer(),
  },
  {
    name: "WebP, animated",
    make: animated((frames) => frames.webp({ lossless: true })),
    frames: 2,
  },
  { name: "GIF", make: () => quarters().gif().toBuffer(), kept: "png" },
  {
    name: "GIF, interlaced",
    make: () => quarters().gif({ progressive: true }).toBuffer(),
    kept: "png",
  },
  { name: "GIF, animated", make: animated((frames) => frames.gif()), kept: "png", frames: 2 },
  { name: "AVIF", make: () => quarters().avif({ quality: 90, effort: 0 }).toBuffer() },
  { name: "AVIF, lossless", make: () => quarters().avif({ lossless: true, effort: 0 }).toBuffer() },
  {
    name: "AVIF, 10 bit",
    make: () =>
      quarters().toColourspace("rgb16").avif({ quality: 90, bitdepth: 10, effort: 0 }).toBuffer(),
  },
  {
    name: "AVIF, transparent",
    make: () => quarters().ensureAlpha(0.5).avif({ quality: 90, effort: 0 }).toBuffer(),
    kept: "png",
  },
  { name: "HEIC", make: () => heic("quarters"), off: 24 },
  { name: "HEIC, Display P3", make: () => heic("quarters-p3"), off: 24 },
  { name: "TIFF", make: () => quarters().tiff({ compression: "none" }).toBuffer() },
  { name: "TIFF, LZW", make: () => quarters().tiff({ compression: "lzw" }).toBuffer() },
  { name: "TIFF, Deflate", make: () => quarters().tiff({ compression: "deflate" }).toBuffer() },
  {
    name: "TIFF, JPEG within",
    make: () => quarters().tiff({ compression: "jpeg", quality: 95 }).toBuffer(),
    off: 24,
  },
  {
    name: "TIFF, 16 bit",
    make: () => quarters().toColourspace("rgb16").tiff({ compression: "none" }).toBuffer(),
  },
  {
    name: "TIFF, CMYK",
    make: () =>
      quarters()
        .toColourspace("cmyk")
        .withIccProfile("cmyk")
        .tiff({ compression: "lzw" })
        .toBuffer(),
    off: 80,
  },
  {
    name: "TIFF, tiled",
    make: () => quarters().tiff({ tile: true, tileWidth: 16, tileHeight: 16 }).toBuffer(),
    off: 24,
  },
  {
    name: "TIFF, as large ones are",
    make: () => quarters().tiff({ bigtiff: true, compression: "lzw" }).toBuffer(),
  },
  { name: "SVG", make: () => svg(drawnQuarters), kept: "png", width: 2_000 },
  {
    name: "SVG with a view alone",
    make: () => svg(drawnQuarters, 'viewBox="0 0 64 48"'),
    kept: "png",
    width: 2_000,
  },
  {
    name: "SVG behind its declarations",
    make: () =>
      Buffer.concat([
        Buffer.from('\ufeff<?xml version="1.0"?>\n<!-- drawn -->\n<!DOCTYPE svg>\n'),
        svg(drawnQuarters),
      ]),
    kept: "png",
    width: 2_000,
  },
  {
    name: "SVG with a picture in it",
    make: async () =>
      svg(
        `<image width="64" height="48" xlink:href="data:image/png;base64,${(await quarters().png().toBuffer()).toString("base64")}"/>`,
      ),
    kept: "png",
    width: 2_000,
  },
  {
    name: "a picture larger than any screen",
    make: () => quarters().resize(5_000, 3_750, { kernel: "nearest" }).jpeg().toBuffer(),
    width: longestSidePixels,
  },
];

/** A chunk that says there are two pictures: who does not know it shows the first. */
function withAnimation(png: Buffer): Buffer {
  const content = Buffer.from("acTL\0\0\0\x02\0\0\0\0", "latin1");
  const chunk = Buffer.alloc(content.length + 8);
  chunk.writeUInt32BE(8, 0);
  content.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(content), content.length + 4);
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}

/** With a comment behind its first bytes. */
const commented = (bytes: Buffer, words: string) => {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(words.length + 2);
  return Buffer.concat([
    bytes.subarray(0, 2),
    Buffer.from("\xff\xfe", "latin1"),
    length,
    Buffer.from(words),
    bytes.subarray(2),
  ]);
};
const archive = zipFile([{ name: "a.txt", content: Buffer.from("hidden") }]);

/** Says that it is larger than it is. */
async function saysHuge(): Promise<Buffer> {
  const bytes = await jpeg().toBuffer();
  const at = bytes.indexOf("\xff\xc0", 0, "latin1");
  bytes.writeUInt16BE(65_000, at + 5);
  bytes.writeUInt16BE(65_000, at + 7);
  return bytes;
}

async function scratched(make: Made): Promise<Buffer> {
  const bytes = Buffer.from(await make());
  bytes.fill(0x5a, Math.floor(bytes.length * 0.6), Math.floor(bytes.length * 0.6) + 40);
  return bytes;
}

const big = (encode: (image: Sharp) => Sharp) => () =>
  encode(quarters().resize(640, 480, { kernel: "nearest" })).toBuffer();

const refused: [string, IntakeFault, Made][] = [
  ["nothing", "not-a-picture", () => Buffer.alloc(0)],
  ["a text that is called .jpg", "kind", () => Buffer.from("photo.jpg")],
  ["a page", "kind", () => Buffer.from("<!doctype html><title>x</title>")],
  ["a program", "kind", () => Buffer.from("MZ\x90\0\x03\0\0\0", "latin1")],
  ["BMP", "kind", () => Buffer.from("BM\x46\0\0\0\0\0\0\0\x36\0\0\0", "latin1")],
  ["a film", "kind", () => Buffer.from("\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "latin1")],
  ["a document", "kind", () => Buffer.from("%PDF-1.7\n")],
  ["JPEG, cut short", "not-a-picture", half(big((image) => image.jpeg()))],
  ["PNG, cut short", "not-a-picture", half(big((image) => image.png()))],
  ["WebP, cut short", "not-a-picture", half(big((image) => image.webp()))],
  ["GIF, cut short", "not-a-picture", half(big((image) => image.gif()))],
  ["TIFF, cut short", "not-a-picture", half(big((image) => image.tiff({ compression: "lzw" })))],
  ["AVIF, cut short", "not-a-picture", half(big((image) => image.avif({ effort: 0 })))],
  ["HEIC, cut short", "not-a-picture", half(() => heic("quarters"), 0.8)],
  ["HEIC, its head alone", "not-a-picture", half(() => heic("quarters"), 0.1)],
  ["PNG, scratched", "not-a-picture", () => scratched(big((image) => image.png()))],
  [
    "PNG of 80 million pixels",
    "too-many-pixels",
    () =>
      sharp({ create: { width: 10_000, height: 8_000, channels: 3, background: "#b92f16" } })
        .png()
        .toBuffer(),
  ],
  ["JPEG that says it is huge", "too-many-pixels", saysHuge],
  ["SVG of a mile", "too-many-pixels", () => svg("", 'width="30000" height="9000"')],
  [
    "JPEG and an archive",
    "two-kinds",
    async () => Buffer.concat([await jpeg().toBuffer(), archive]),
  ],
  [
    "PNG and an archive",
    "two-kinds",
    async () => Buffer.concat([await quarters().png().toBuffer(), archive]),
  ],
  [
    "GIF and a page",
    "two-kinds",
    async () =>
      Buffer.concat([await quarters().gif().toBuffer(), Buffer.from("<script>alert(1)</script>")]),
  ],
  [
    "JPEG and a page",
    "two-kinds",
    async () => commented(await jpeg().toBuffer(), "<script>alert(1)</script>"),
  ],
  [
    "JPEG and a program of a server",
    "two-kinds",
    async () => commented(await jpeg().toBuffer(), "<?php system($_GET[0]); ?>"),
  ],
  ["JPEG and a document", "two-kinds", async () => commented(await jpeg().toBuffer(), "%PDF-1.7")],
  ["SVG and an archive", "two-kinds", () => Buffer.concat([svg(drawnQuarters), archive])],
  ["SVG with a program", "not-self-contained", () => svg("<script>alert(1)</script>")],
  [
    "SVG that runs when it is opened",
    "not-self-contained",
    () => svg(drawnQuarters, 'width="9" height="9" onload="alert(1)"'),
  ],
  ["SVG with a page in it", "not-self-contained", () => svg("<foreignObject/>")],
  [
    "SVG with a picture from elsewhere",
    "not-self-contained",
    () => svg('<image xlink:href="https://example.com/a.png"/>'),
  ],
  [
    "SVG with a file of this machine",
    "not-self-contained",
    () => svg('<image href="file:///etc/passwd"/>'),
  ],
  [
    "SVG with a style from elsewhere",
    "not-self-contained",
    () => svg("<style>@import 'https://example.com/a.css';</style>"),
  ],
  [
    "SVG with a fill from elsewhere",
    "not-self-contained",
    () => svg('<rect style="fill:url(https://example.com/a.svg#b)"/>'),
  ],
  [
    "SVG with entities",
    "not-self-contained",
    () => Buffer.concat([Buffer.from('<!DOCTYPE svg [<!ENTITY a "b">]>'), svg("&a;")]),
  ],
  ["SVG that ends in the middle", "not-a-picture", half(() => svg(drawnQuarters))],
];

test("the matrix has sixty files and more", () => {
  expect(taken.length + refused.length).toBeGreaterThanOrEqual(60);
});

describe("taken in", () => {
  test.each(taken)("$name", async ({ make, kept = "jpeg", off = 14, grey, frames, width }) => {
    const result: Cleaned = await cleaned(Buffer.from(await make()));
    const found = await sharp(result.bytes).metadata();
    expect(found.format).toBe(kept);
    expect(found.width).toBe(width ?? quarterSize.width);
    expect(found.height).toBe(
      ((width ?? quarterSize.width) * quarterSize.height) / quarterSize.width,
    );
    expect([found.exif, found.xmp, found.iptc, found.icc, found.orientation]).toEqual(
      Array(5).fill(undefined),
    );
    expect(result.bytes.includes("SecretCamera")).toBe(false);
    expect(result.frames).toBe(frames);
    expect(await worstOff(result.bytes, grey)).toBeLessThanOrEqual(off);
  });
});

describe("refused", () => {
  test.each(refused)("%s: %s", async (_, fault, make) => {
    const bytes = Buffer.from(await make());
    const error: unknown = await cleaned(bytes).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FaultyFile);
    expect((error as FaultyFile).fault).toBe(fault);
  });
});
