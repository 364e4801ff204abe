import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { cli, newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { link } from "@/features/translation/write/link";
import { commandRunner } from "./testing/run-command";
import { xliffCommands } from "./xliff";

const { database } = newsroomTest();

const run = commandRunner(xliffCommands, () => database.url);

const russian = ["--language", "ru"];

test("a story goes out, comes back, and what is behind goes out by itself", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "xliff-test-"));
  const file = path.join(folder, "story.xlf");
  const id = await newDocument({ primaryLocale: "zh" });
  const chinese = { title: "题", summary: "摘要。" };
  await write(cli, id, "zh", { ...chinese, body: paragraphs("一。", "二。") });
  expect((await run("xliff", "export", id, ...russian, "--out", file)).lines).toEqual([
    `Wrote ${file}: 1 story.`,
  ]);
  const out = await readFile(file, "utf8");
  expect((await run("xliff", "export", id, ...russian)).lines.join("\n")).toBe(out.trimEnd());

  const back = out.replace(/(id="b:b1"[\s\S]*?<target[^>]*>)/, "$1Раз.");
  await writeFile(file, back);
  const dry = await run("xliff", "import", file, "--dry-run");
  expect(dry.lines[0]).toMatch("Nothing was changed");
  const { lines, json } = await run("xliff", "import", file);
  expect(lines).toEqual([
    `${id} ru 题: revision 1`,
    "  3 not translated in the file",
    expect.stringMatching(/^ {4}line \d+, title: 题$/),
    expect.stringMatching("summary: 摘要。"),
    expect.stringMatching("b:b2: 二。"),
    "  1 came in",
  ]);
  expect(json).toMatchObject({ dryRun: false, stories: [{ documentId: id, saved: 1 }] });

  const behind = await run("xliff", "export", "--behind", ...russian, "--out", file, "--force");
  expect(behind.json).toEqual({ stories: 1, isAll: true, files: [file] });
  expect(await readFile(file, "utf8")).toContain(`stories/${id}`);
  await write(cli, id, "en", { title: "Title", body: paragraphs("One.", "Two.") });
  await link(cli, { documentId: id, locale: "en", source: "zh" });
  expect((await run("xliff", "export", "--behind", "--language", "en")).lines).toEqual([
    "Nothing is behind: no file was written.",
  ]);
});

test("what is no file for it says why, where, and that nothing was changed", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "xliff-test-"));
  const file = path.join(folder, "bad.xlf");
  await writeFile(file, '<xliff version="1.2">\n<file original="x"><body>');
  await expect(run("xliff", "import", file)).rejects.toThrow(
    /bad\.xlf, line 2: it is no well-formed XML \(.*\)\. Nothing was changed\./,
  );
  await expect(run("xliff", "export", ...russian)).rejects.toThrow("or --behind");
  const id = await newDocument({ primaryLocale: "ru" });
  await expect(run("xliff", "export", id, ...russian)).rejects.toMatchObject({ code: "no-source" });
});
