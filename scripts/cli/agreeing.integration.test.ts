import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cli, newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { factsCommands } from "./facts";
import { glossaryCommands } from "./glossary";
import { commandRunner } from "./testing/run-command";

// What languages have to agree on, from the command line: facts, and names.

const { database } = newsroomTest();
const run = commandRunner([...factsCommands, ...glossaryCommands], () => database.url);
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "newsroom-terms-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("what the languages of a document say differently is listed, kept with a reason, and asked again when it changes", async () => {
  const id = await newDocument({ primaryLocale: "zh" });
  await write(cli, id, "zh", { title: "投资", body: paragraphs("项目总投资33.5亿元。") });
  const english = (sum: string) =>
    write(cli, id, "en", { title: "Investment", body: paragraphs(`It costs ${sum} yuan.`) });
  await english("320 million");
  expect((await run("facts", id)).json).toMatchObject([
    { kind: "money", source: { locale: "zh" }, target: { locale: "en" } },
  ]);
  expect((await run("facts", id, "--keep", "Of the first phase")).lines).toEqual(["1 kept."]);
  expect((await run("facts", id)).lines[0]).toMatch(/^money {2}kept by .*: Of the first phase$/);
  await english("330 million");
  expect((await run("facts", id)).lines[0]).toBe("money");
  await english("3.35 billion");
  expect((await run("facts", id)).lines).toEqual(["The languages agree."]);
  await expect(run("facts")).rejects.toThrow("Name a document");
});

test("terms are added, changed, listed, taken in from a file and removed", async () => {
  const given = ["--zh", "望江桥", "--en", "Wangjiang Bridge", "--ru", "мост Ванцзян"];
  const { json } = await run("glossary", "add", ...given, "--note", "Of 2019.", "--public");
  const { id } = json as { id: string };
  const listed = (await run("glossary", "list")).json;
  expect(listed).toMatchObject([{ id, forms: { ru: ["мост Ванцзян"] }, note: "Of 2019." }]);
  const changed = ["--id", id, "--zh", "望江桥", "--en", "Wang River Bridge"];
  await run("glossary", "add", ...changed);
  const csv = (await run("glossary", "list", "--format", "csv")).lines.join("\n");
  expect(csv).toContain("Wang River Bridge");

  // What was given out comes back as it was; what cannot be read changes nothing.
  const file = path.join(folder, "terms.csv");
  await writeFile(file, `${csv}\n青山,Green Hill,,,,,,,\n`);
  expect((await run("glossary", "import", file)).json).toMatchObject({ added: 1 });
  const tbx = path.join(folder, "terms.tbx");
  await writeFile(tbx, "<tbx>");
  await expect(run("glossary", "import", tbx)).rejects.toThrow("Nothing was taken in.");
  expect((await run("glossary", "list")).json).toHaveLength(2);

  expect((await run("glossary", "remove", id)).lines).toEqual([`Removed ${id}.`]);
  expect((await run("glossary", "list")).json).toHaveLength(1);
  await expect(run("glossary", "remove", "1")).rejects.toThrow("There is no term 1.");
});
