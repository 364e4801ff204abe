import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { expect, test } from "vitest";
import { isKept } from "@/features/media/intake/kept";
import { recordedFiles } from "@/features/media/records/media-files";
import { editorialDb } from "@/lib/db/editorial";
import { testDatabase } from "@/lib/postgres/testing";
import { dropNew, takeLost, takePictures } from "./pictures";

testDatabase();
// Children are started from the project's folder, wherever this runs.
process.chdir(fileURLToPath(new URL("../../..", import.meta.url)));

test("what came to nothing goes with what was noted of it, unless somebody has it by now", async () => {
  process.env.DATA_DIR = await mkdtemp(path.join(tmpdir(), "newsroom-test-"));
  const create = { width: 40, height: 30, channels: 3, background: "#b92f16" } as const;
  const bytes = await sharp({ create }).png().toBuffer();
  const [original] = await takePictures([{ name: "crane.png", bytes }]);
  if (!original) throw new Error("the picture was not taken in");
  const { hash } = original;
  // Another import, or an upload, that was done while this one ran.
  await editorialDb().media.create({ data: original });
  await dropNew([original], 0);
  expect(await isKept(hash)).toBe(true);
  expect((await recordedFiles([hash])).get(hash)).not.toEqual([]);
  await editorialDb().media.delete({ where: { hash } });
  await dropNew([original], Date.now() + 60_000);
  expect(await isKept(hash)).toBe(true);
  await dropNew([original], 0);
  expect(await isKept(hash)).toBe(false);
  expect((await recordedFiles([hash])).get(hash)).toEqual([]);
  // Whoever wrote the row after that takes it in once more.
  await takeLost([{ original, bytes }], "import");
  expect(await isKept(hash)).toBe(true);
}, 60_000);
