import { expect, test } from "vitest";
import { cli, newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { commandRunner } from "./testing/run-command";
import { translatingCommands } from "./translating";

const { database } = newsroomTest();

const run = commandRunner(translatingCommands, () => database.url);

test("a translation is linked, falls behind and is confirmed from the command line", async () => {
  const id = await newDocument({ primaryLocale: "zh" });
  const chinese = { title: "题", summary: "摘要。" };
  await write(cli, id, "zh", { ...chinese, body: paragraphs("一。", "二。") });
  await write(cli, id, "en", { title: "Title", body: paragraphs("One.", "Two.") });
  const status = ["translation", "status", id, "--language", "en"];
  expect((await run(...status)).lines[0]).toBe("en  linked to no other language");
  const link = ["translation", "link", id, "--language", "en", "--source", "zh"];
  expect((await run(...link, "--propose")).lines).toContain("b:b2     b:b2");
  expect((await run("translation", "behind")).lines).toEqual(["Nothing is behind."]);
  expect((await run(...link)).json).toMatchObject({ linked: 4 });

  await write(cli, id, "zh", { ...chinese, body: paragraphs("一一一。", "二。") });
  expect((await run(...status, "--behind")).json).toEqual([
    {
      locale: "en",
      source: "zh",
      behind: 1,
      of: 4,
      units: [
        { unit: "b:b1", state: "changed", sourceUnits: ["b:b1"], former: "一。", now: "一一一。" },
      ],
    },
  ]);
  const { lines, json } = await run("translation", "behind", "--language", "en");
  expect(lines).toEqual([expect.stringMatching(`^${id}  en  1 of 4  from zh  since .*Z  Title$`)]);
  expect(json).toMatchObject([{ documentId: id, locale: "en", behind: 1, of: 4 }]);
  const confirm = ["translation", "confirm", id, "--language", "en"];
  await expect(run(...confirm)).rejects.toThrow("--unit");
  expect((await run(...confirm, "--unit", "b:b1")).lines).toEqual(["1 confirmed."]);
  expect((await run("translation", "behind")).lines).toEqual(["Nothing is behind."]);
});
