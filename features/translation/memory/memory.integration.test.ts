import { expect, test } from "vitest";
import { eraseRevision } from "@/features/editorial/drafts/erase-revision";
import { newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { beginTranslation } from "@/features/translation/write/begin";
import { link } from "@/features/translation/write/link";
import { remembered } from "./data";
import { closest } from "./matches";

const { staff } = newsroomTest();

async function translated(chinese: string, english: string): Promise<string> {
  const documentId = await newDocument({ primaryLocale: "zh" });
  await write(staff.author, documentId, "zh", { body: paragraphs(chinese) });
  await write(staff.author, documentId, "en", { body: paragraphs(english) });
  await link(staff.author, { documentId, locale: "en", source: "zh" });
  return documentId;
}

test("what was translated in this house is offered, the same before the like, and erased with its words", async () => {
  const same = await translated("双方签署了合作备忘录。", "Both sides signed a memorandum.");
  const like = await translated(
    "双方签署了合作备忘录和协议。",
    "Both sides signed a memorandum and a contract.",
  );
  await translated("天气晴朗，万里无云，适合出行。", "The weather was fine.");
  const documentId = await newDocument({ primaryLocale: "zh" });
  await write(staff.author, documentId, "zh", { body: paragraphs("双方签署了合作备忘录。") });
  const asked = { documentId, locale: "en", source: "zh", unit: "b:b1" } as const;
  const found = await remembered(asked);
  expect(found).toMatchObject([
    { text: "Both sides signed a memorandum.", likeness: 1, documentId: same },
    { text: "Both sides signed a memorandum and a contract.", documentId: like },
  ]);
  expect(found[1]?.likeness).toBeLessThan(1);
  // Written over, the former words are offered to nobody.
  await write(staff.author, like, "en", { body: paragraphs("Both sides agreed.") });
  expect((await remembered(asked)).map(({ text }) => text)).toContain("Both sides agreed.");
  // Either side erased, nothing of it is left.
  await write(staff.author, same, "zh", { body: paragraphs("别的。") });
  await eraseRevision(staff.admin, {
    documentId: same,
    locale: "zh",
    number: 1,
    reason: "A court",
  });
  expect((await remembered(asked)).map(({ documentId }) => documentId)).toEqual([like]);
  expect(await remembered({ ...asked, unit: "b:none" })).toEqual([]);
});

test("what was typed into a translation that was begun empty is remembered from then on", async () => {
  const begun = await newDocument({ primaryLocale: "zh" });
  await write(staff.author, begun, "zh", { body: paragraphs("代表团于次日返回广州。") });
  const which = { documentId: begun, locale: "en", source: "zh", words: "empty" } as const;
  await beginTranslation(staff.author, which);
  const documentId = await newDocument({ primaryLocale: "zh" });
  await write(staff.author, documentId, "zh", { body: paragraphs("代表团于次日返回广州。") });
  const asked = { documentId, locale: "en", source: "zh", unit: "b:b1" } as const;
  expect(await remembered(asked)).toEqual([]);
  await write(staff.author, begun, "en", { body: paragraphs("The delegation went home.") });
  expect(await remembered(asked)).toMatchObject([
    { text: "The delegation went home.", likeness: 1 },
  ]);
});

test("no more than a moment for thousands, and no more than three", () => {
  const entries = Array.from({ length: 4000 }, (_, at) => ({
    sourceHash: `${at}`,
    sourceText: `${"双方签署了合作备忘录".repeat(1 + (at % 9))}${at}`,
  }));
  const began = performance.now();
  const found = closest({ text: "双方签署了合作备忘录", hash: "x" }, entries);
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(found).toHaveLength(3);
});
