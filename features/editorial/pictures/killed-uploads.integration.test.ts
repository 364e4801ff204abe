import { spawn } from "node:child_process";
import { mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { isKept, keptItems } from "@/features/media/intake/kept";
import { quarters } from "@/features/media/testing/quarters";
import { sweepUploads } from "@/features/media/uploads/upload-files";
import { editorialDb } from "@/lib/db/editorial";
import { dataDir } from "@/lib/storage";
import { sweepMedia } from "./sweep-media";

const { database } = newsroomTest();

// Programs are started from the project's folder, wherever this runs.
process.chdir(fileURLToPath(new URL("../../..", import.meta.url)));

/** `npm run test:uploads` has 50. */
const kills = Number(process.env.UPLOAD_KILLS ?? 3);
const dayMs = 25 * 60 * 60_000;

/** Sends a file in a process group of its own. @returns how long it took, or after how long it was killed */
async function send(file: string, killAfterMs?: number): Promise<number> {
  const began = Date.now();
  const script = "features/editorial/testing/upload-process.ts";
  const child = spawn(process.execPath, ["--import", "tsx", script, file], {
    detached: true,
    stdio: "ignore",
    env: { ...process.env, DATABASE_URL: database.url, DATA_DIR: dataDir() },
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const kill = () => child.pid && process.kill(-child.pid, "SIGKILL");
  const timer = killAfterMs === undefined ? undefined : setTimeout(kill, killAfterMs);
  await ended;
  clearTimeout(timer);
  return Date.now() - began;
}

test(`${kills} kills at any moment of an upload: no row without its file, no file without a row`, async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "newsroom-test-"));
  const write = async (number: number) => {
    const file = path.join(folder, `${number}.jpg`);
    const picture = quarters().resize(800 + number, 600, { fit: "fill" });
    await writeFile(file, await picture.jpeg().toBuffer());
    return file;
  };
  const wholeMs = await send(await write(0));
  expect(await editorialDb().media.count()).toBe(1);
  // A seed of its own: the same moments each time, as parts of a whole upload.
  let seed = 20_260_403;
  for (let number = 1; number <= kills; number++) {
    seed = (seed * 48_271) % 2_147_483_647;
    await send(await write(number), Math.round((seed / 2_147_483_647) * wholeMs));
    await sweepUploads(Date.now() + dayMs);
    await sweepMedia(Date.now() + dayMs);
    const rows = await editorialDb().media.findMany({ select: { hash: true } });
    for (const { hash } of rows) expect(await isKept(hash)).toBe(true);
    const items: string[] = [];
    for await (const { hash } of keptItems()) items.push(hash);
    expect(items.sort()).toEqual(rows.map(({ hash }) => hash).sort());
    expect(await readdir(path.join(dataDir(), "uploads"))).toEqual([]);
  }
  // What was killed is sent once more, and arrives.
  await send(path.join(folder, "1.jpg"));
  expect(await editorialDb().media.count({ where: { width: 801 } })).toBe(1);
}, 600_000);
