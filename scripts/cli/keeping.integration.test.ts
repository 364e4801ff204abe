import { beforeAll, expect, test } from "vitest";
import { cli, newDocument, openSection, write } from "@/features/editorial/testing/newsroom";
import { testDatabase } from "@/lib/postgres/testing";
import { keepingCommands } from "./keeping";
import { lookingCommands } from "./looking";
import { commandRunner } from "./testing/run-command";

const database = testDatabase();

let id: string;
let other: string;
beforeAll(async () => {
  await openSection();
  id = await newDocument();
  await write(cli, id, "en", { title: "Kept" });
  other = await newDocument();
  await write(cli, other, "en", { title: "Another" });
});

const run = commandRunner([...keepingCommands, ...lookingCommands], () => database.url);

const listed = async (...options: string[]) =>
  ((await run("list", ...options)).json as { id: string }[]).map((each) => each.id).sort();

test("documents are archived, deleted and brought back, and lists say which are", async () => {
  expect(await run("archive", id)).toMatchObject({ json: { id, archived: true } });
  expect(await listed()).toEqual([other]);
  expect(await listed("--archived")).toEqual([id]);
  await run("unarchive", id);
  expect(await listed()).toEqual([id, other].sort());

  expect((await run("delete", id)).lines).toEqual([
    `Deleted: ${id}`,
    `"undelete ${id}" brings it back.`,
  ]);
  expect(await listed()).toEqual([other]);
  const [gone] = (await run("list", "--deleted")).json as { id: string; deletedAt: Date | null }[];
  expect(gone).toMatchObject({ id, deletedAt: expect.any(Date) });
  await expect(run("show", id)).rejects.toThrow("deleted");
  await expect(run("delete", id)).rejects.toThrow("deleted");
  await expect(run("list", "--deleted", "--archived")).rejects.toThrow("--archived or --deleted");
  await run("undelete", id);
  expect(await listed()).toEqual([id, other].sort());
});
