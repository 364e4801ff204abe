import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { keptProcess } from "./reading-process";

/** A reader that some files keep busy for ever, and some end. */
const program = `
import { readFileSync, writeFileSync } from "node:fs";
process.on("message", (folder) => {
  const words = readFileSync(folder + "/file", "utf8");
  while (words === "hang");
  if (words === "break") throw new Error("a fault of the reader");
  writeFileSync(folder + "/text.json", String(process.pid));
  process.send("done");
});
`;
const { run, end } = keptProcess(8_000);
afterAll(end);

test("files are read by one process, and one that ends it is not the end of the next", async () => {
  const root = await mkdtemp(path.join(tmpdir(), "readers-"));
  const reader = path.join(root, "reader.mjs");
  await writeFile(reader, program);
  const script = path.relative(process.cwd(), reader);
  const read = async (words: string) => {
    const folder = await mkdtemp(path.join(root, "file-"));
    await writeFile(path.join(folder, "file"), words);
    await run(folder, script);
    return readFile(path.join(folder, "text.json"), "utf8").catch(() => "no answer");
  };
  const first = await read("a page");
  expect(await read("another page")).toBe(first);
  expect(await read("hang")).toBe("no answer");
  const second = await read("the next page");
  expect(second).toMatch(/^\d+$/);
  expect(second).not.toBe(first);
  await expect(read("break")).rejects.toThrow("a fault of the reader");
  expect(await read("the last page")).toMatch(/^\d+$/);
});
