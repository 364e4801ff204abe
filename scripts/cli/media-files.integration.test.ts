import { rm, truncate } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { addToLibrary } from "@/features/editorial/pictures/library";
import { cli, newDocument, openSection, write } from "@/features/editorial/testing/newsroom";
import { receivePicture } from "@/features/media/pictures/receive";
import { mediaFile } from "@/features/media/testing/kept-file";
import { testDatabase } from "@/lib/postgres/testing";
import { mediaFileCommands } from "./media-files";
import { pictureCommands } from "./pictures";
import { commandRunner } from "./testing/run-command";

const database = testDatabase();
process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
const run = commandRunner([...mediaFileCommands, ...pictureCommands], () => database.url);

let used = "";
let unused = "";
let documentId = "";

async function picture(background: string): Promise<string> {
  const create = { width: 500, height: 300, channels: 3, background } as const;
  const bytes = await sharp({ create }).png().toBuffer();
  const received = await receivePicture(new Blob([Uint8Array.from(bytes)]).stream(), "test");
  if (!("original" in received)) throw new Error(received.fault);
  await addToLibrary(received.original);
  return received.original.hash;
}

beforeAll(async () => {
  await openSection();
  used = await picture("#112233");
  unused = await picture("#332211");
  documentId = await newDocument({ lead: used });
  const words = { alt: "An area", caption: "", credit: "" };
  await write(cli, documentId, "en", { pictures: { [used]: words } });
});

const hashes = async (...options: string[]) =>
  ((await run("media", "list", ...options)).json as { hash: string }[]).map(({ hash }) => hash);

test("items are listed by what they lack, and shown with where they are used and what is kept", async () => {
  expect(new Set(await hashes())).toEqual(new Set([used, unused]));
  expect(await hashes("--unused")).toEqual([unused]);
  expect(await hashes("--without-words", "en")).toEqual([unused]);
  expect(new Set(await hashes("--without-words", "ru"))).toEqual(new Set([used, unused]));
  const shown = await run("media", "show", used);
  expect(shown).toMatchObject({ failed: false });
  const { uses, files } = shown.json as { uses: object[]; files: { name: string }[] };
  expect(uses).toMatchObject([{ lead: true, draft: true, live: false, documentId, locale: "en" }]);
  expect(files.map(({ name }) => name).sort()).toEqual([
    "480.avif",
    "480.jpg",
    "480.webp",
    "original",
  ]);
  await expect(run("media", "show", "0".repeat(64))).rejects.toThrow("There is no");
});

test("what is damaged or missing is found, told, and made anew", async () => {
  expect(await run("media", "check")).toMatchObject({ failed: false });
  await truncate(mediaFile(used, "480.jpg"), 5);
  await rm(mediaFile(unused, "480.webp"));
  const name = (hash: string, file: string) => path.join(hash.slice(0, 2), hash, file);
  const bad = { damaged: [name(used, "480.jpg")], missing: [name(unused, "480.webp")] };
  expect(await run("media", "check", "--quick")).toMatchObject({ failed: true, json: bad });
  expect(await run("media", "check")).toMatchObject({ failed: true, json: bad });
  expect(await run("media", "show", used)).toMatchObject({ failed: true });
  expect(await run("pictures", "repair")).toMatchObject({ json: { mended: 2, faults: [] } });
  expect(await run("media", "check")).toMatchObject({ failed: false });
}, 60_000);

test("a move without a bucket says what is to be set", async () => {
  await expect(run("media", "move", "--to", "s3")).rejects.toThrow("S3_BUCKET");
});
