import { expect, test } from "vitest";
import { Refusal } from "@/features/audit/errors";
import { publish } from "@/features/editorial/publishing/publish";
import { cli, newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { translationStatus } from "@/features/translation/data";
import { link } from "@/features/translation/write/link";
import { takeMachineWords } from "@/features/translation/write/take-machine-words";
import { wordReason } from "./reasons";
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

test("a machine's words are named when they keep a text from readers, and confirmed from the command line", async () => {
  const id = await newDocument({ primaryLocale: "zh" });
  await write(cli, id, "zh", { body: paragraphs("一。") });
  await write(cli, id, "en", { body: paragraphs("One.") });
  await link(cli, { documentId: id, locale: "en", source: "zh" });
  const [, english] = await translationStatus(id);
  const seen = english?.lines.find(({ unit }) => unit === "b:b1")?.sources[0];
  await takeMachineWords(cli, {
    ...{ documentId: id, locale: "en", source: "zh", unit: "b:b1", tool: "Tool" },
    seen: { unit: "b:b1", hash: `${seen?.hash}` },
  });
  await write(cli, id, "en", { body: paragraphs("By a machine.") });
  const status = await run("translation", "status", id, "--language", "en", "--behind");
  expect(status.lines.join("\n")).toContain("machine  b:b1");
  const go = () => publish(cli, { documentId: id, texts: [{ locale: "en" }] });
  const refusal = await go().catch((error) => error);
  expect(refusal).toBeInstanceOf(Refusal);
  expect(wordReason(refusal.reasons[0])).toContain("(By a machine.)");
  await run("translation", "confirm", id, "--language", "en", "--unit", "b:b1");
  await go();
});
