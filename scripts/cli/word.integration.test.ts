import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { cli, newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { openPackage } from "@/features/importing/docx/package/parts";
import { writeZip } from "@/features/importing/docx/package/write-zip";
import { commandRunner } from "./testing/run-command";
import { wordCommands } from "./word";

const { database } = newsroomTest();

const run = commandRunner(wordCommands, () => database.url);

/** As somebody edits it in Word. */
async function edit(file: string, from: string, to: string): Promise<void> {
  const zip = openPackage(await readFile(file), file);
  const parts = zip.names.map((name) => {
    const content = zip.bytes(name) ?? Buffer.alloc(0);
    if (name !== "word/document.xml") return { name, content };
    return { name, content: content.toString("utf8").replace(from, to) };
  });
  await writeFile(file, writeZip(parts));
}

test("a story goes out as a Word document, and what was edited in it comes back once", async () => {
  const file = path.join(await mkdtemp(path.join(tmpdir(), "word-test-")), "story.docx");
  const id = await newDocument({ primaryLocale: "zh" });
  await write(cli, id, "zh", { title: "题", body: paragraphs("一。", "二。") });
  expect((await run("word", "export", id, "--out", file)).lines).toEqual([`Wrote ${file}.`]);
  await expect(run("word", "export", id, "--out", file)).rejects.toThrow("is there already");
  expect((await run("word", "import", file)).lines[0]).toMatch("No passage was edited");

  await edit(file, "二。", "两个。");
  expect((await run("word", "import", file)).lines).toEqual([
    `${id} zh: revision 2`,
    "  b:b2 came in: 两个。",
  ]);
  const again = await run("word", "import", file);
  expect(again.lines[0]).toMatch(/no change|No passage/);
  await run("word", "export", id, "--out", file, "--force");

  await writeFile(file, "no archive");
  await expect(run("word", "import", file)).rejects.toThrow();
});
