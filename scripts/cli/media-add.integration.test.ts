import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { pdfFile } from "@/features/media/testing/pdf-file";
import { quarters } from "@/features/media/testing/quarters";
import { editorialDb } from "@/lib/db/editorial";
import { mediaAddCommands } from "./media-add";
import { commandRunner } from "./testing/run-command";

const { database } = newsroomTest();
const run = commandRunner(mediaAddCommands, () => database.url);

test("files are taken by the rules of an upload, and each that is not is named", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "newsroom-test-"));
  const write = async (name: string, bytes: Uint8Array) => {
    await writeFile(path.join(folder, name), bytes);
    return path.join(folder, name);
  };
  const picture = await quarters().png().toBuffer();
  const files = [
    await write("one.png", picture),
    await write("the same.jpg", picture),
    await write("report.pdf", pdfFile(2)),
    await write("photo.jpg", Buffer.from("MZ a program")),
  ];
  const { json, lines, failed } = await run("media", "add", ...files, "--language", "ru");
  expect(failed).toBe(true);
  expect(json).toMatchObject({
    files: [{ known: false }, { known: true }, { known: false }, { fault: "kind" }],
  });
  expect(lines[3]).toContain("photo.jpg is of a kind that is not taken");
  const rows = await editorialDb().media.findMany({ orderBy: { kind: "asc" } });
  expect(rows).toMatchObject([
    { kind: "PICTURE", name: "one.png", language: null },
    { kind: "FILE", name: "report.pdf", pages: 2, language: "ru" },
  ]);
  await expect(run("media", "add")).rejects.toThrow();
}, 60_000);
