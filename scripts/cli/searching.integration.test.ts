import { beforeAll, expect, test } from "vitest";
import {
  cli,
  hireStaff,
  newDocument,
  openSection,
  paragraphs,
  write,
} from "@/features/editorial/testing/newsroom";
import { readEnv } from "@/lib/env";
import { testDatabase } from "@/lib/postgres/testing";
import { findCommand, parseCommand } from "./parse";
import { searchingCommands } from "./searching";

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
async function run(...words: string[]) {
  const found = findCommand(searchingCommands, words);
  if (!found) throw new Error("There is no such command.");
  const { args, values } = parseCommand(found.command, found.rest);
  const context = { actor: cli, env: readEnv({}), databaseUrl: database.url, siteRuns: false };
  return found.command.run(context, args, values);
}

test("drafts are found from the command line", async () => {
  expect((await run("search", "drafts", "塔吊")).lines).toEqual([
    `${documentId}  zh  DRAFT  NONE  草稿：塔吊旁的下午`,
  ]);
  expect((await run("search", "drafts", "cranes")).json).toMatchObject([{ documentId }]);
  expect((await run("search", "drafts", "cranes", "--language", "zh")).lines).toEqual([
    "Nothing was found.",
  ]);
});
