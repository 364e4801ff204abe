import { beforeAll, expect, test } from "vitest";
import {
  hireStaff,
  newDocument,
  openSection,
  paragraphs,
  write,
} from "@/features/editorial/testing/newsroom";
import { testDatabase } from "@/lib/postgres/testing";
import { searchingCommands } from "./searching";
import { commandRunner } from "./testing/run-command";

const database = testDatabase();

let documentId: string;
beforeAll(async () => {
  await openSection();
  const { author } = await hireStaff();
  documentId = await newDocument();
  await write(author, documentId, "zh", {
    title: "草稿：塔吊旁的下午",
    body: paragraphs("看守林若水。"),
  });
  await write(author, documentId, "en", { title: "An afternoon by the crane" });
});

/** What the command line prints for these words of it. */
const run = commandRunner(searchingCommands, () => database.url);

test("drafts are found from the command line", async () => {
  expect((await run("search", "drafts", "塔吊")).lines).toEqual([
    `${documentId}  zh  DRAFT  NONE  草稿：塔吊旁的下午`,
  ]);
  expect((await run("search", "drafts", "cranes")).json).toMatchObject([{ documentId }]);
  expect((await run("search", "drafts", "cranes", "--language", "zh")).lines).toEqual([
    "Nothing was found.",
  ]);
});
