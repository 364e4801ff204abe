import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { publish } from "@/features/editorial/publishing/publish";
import { schedule } from "@/features/editorial/schedules/schedule";
import { cli, newDocument, statesOf, write } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { isPublicPicture } from "@/features/publication/testing/is-public";
import type { Locale } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { mediaReplaceCommands } from "./media-replace";
import { commandRunner } from "./testing/run-command";

const { database } = newsroomTest();
const run = commandRunner(mediaReplaceCommands, () => database.url);

async function picture(): Promise<string> {
  const hash = randomUUID().replaceAll("-", "").repeat(2);
  const row = { hash, mime: "image/png", width: 900, height: 600, placeholder: "#ffffff" };
  await editorialDb().media.create({ data: row });
  return hash;
}

/** A story that a picture leads, public in English. */
async function ledBy(lead: string, written: readonly Locale[] = ["en", "ru"]): Promise<string> {
  const documentId = await newDocument({ lead });
  const pictures = { [lead]: { alt: "A bridge", caption: "", credit: "" } };
  for (const locale of written) await write(cli, documentId, locale, { pictures });
  await publish(cli, { documentId, texts: [{ locale: "en" }] });
  return documentId;
}

test("a picture is replaced in every story, and published where readers are shown it", async () => {
  const [old, by] = [await picture(), await picture()];
  const [story, changed, scheduled] = [await ledBy(old), await ledBy(old), await ledBy(old)];
  await write(cli, changed, "en", { title: "Another title" });
  await schedule(cli, {
    documentId: scheduled,
    texts: [{ locale: "ru" }],
    localTime: "2099-01-05T09:00",
    zone: "Asia/Shanghai",
  });
  const first = await run("media", "replace", old, by, "--publish", "--no-wait");
  // One waits for its time: nothing of it is touched, and it says so.
  expect(first.failed).toBe(true);
  expect(first.json).toMatchObject({
    refused: [{ documentId: scheduled, reasons: [{ code: "scheduled", locale: "ru" }] }],
    published: [{ documentId: story, locale: "en" }],
    waits: [{ documentId: changed, locale: "en" }],
    receipt: { verb: "replace-picture", documentId: null },
  });
  expect((first.json as { drafts: string[] }).drafts.sort()).toEqual([story, changed].sort());
  expect(await statesOf(story, "ru")).toEqual({ editorial: "DRAFT", public: "NONE" });
  expect(await isPublicPicture(old)).toBe(true);

  // Again, it goes on with what is left, which is what somebody has to look at.
  const again = await run("media", "replace", old, by, "--publish", "--no-wait");
  expect(again.json).toMatchObject({ drafts: [], published: [], waits: [{ documentId: changed }] });
  expect(again.failed).toBe(true);
  await expect(run("media", "replace", old, "0".repeat(64))).rejects.toMatchObject({
    code: "picture-unknown",
  });
});

test("it goes through more stories than are shown at once, and publishes all of them", async () => {
  const [old, by] = [await picture(), await picture()];
  const stories: string[] = [];
  for (let count = 0; count < 31; count++) stories.push(await ledBy(old, ["en"]));
  const drafts = await run("media", "replace", old, by);
  expect(drafts.failed).toBe(false);
  expect((drafts.json as { drafts: string[] }).drafts.sort()).toEqual([...stories].sort());
  // Their drafts are done, and readers still have the old picture: the first do not hide the others.
  const { json, failed } = await run("media", "replace", old, by, "--publish", "--no-wait");
  expect(failed).toBe(false);
  const { published, receipts } = json as { published: { documentId: string }[]; receipts: [] };
  expect(published.map(({ documentId }) => documentId).sort()).toEqual([...stories].sort());
  expect(receipts).toHaveLength(2);
  expect(await isPublicPicture(old)).toBe(false);
});
