import { beforeEach, expect, test } from "vitest";
import { Refusal } from "@/features/audit/errors";
import { auditTrail, documentDetail } from "@/features/editorial/data";
import { publish } from "@/features/editorial/publishing/publish";
import { statesOf, textsEverywhere, write } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { locales } from "@/i18n/routing";
import { approveTexts, submitTexts } from "./review";

const { staff } = newsroomTest();

let documentId: string;

beforeEach(async () => {
  documentId = await textsEverywhere(staff.author);
});

/** All languages, as somebody has them before their eyes. */
async function seen() {
  const { texts } = await documentDetail(documentId);
  return texts.map(({ locale, version, publicHash }) => ({ locale, version, publicHash }));
}

const states = () =>
  Promise.all(locales.map(async (locale) => (await statesOf(documentId, locale))?.editorial ?? ""));

const codes = (attempt: Promise<unknown>) =>
  attempt.then(
    () => "done",
    (error: unknown) =>
      error instanceof Refusal
        ? error.reasons.map(({ code, locale }) => `${locale} ${code}`)
        : error,
  );

test("several languages are submitted, approved and published, each bound to its own hash", async () => {
  await submitTexts(staff.author, { documentId, texts: await seen() });
  expect(await states()).toEqual(["IN_REVIEW", "IN_REVIEW", "IN_REVIEW"]);
  const shown = await seen();
  await approveTexts(staff.editor, { documentId, texts: shown });
  const { texts } = await documentDetail(documentId);
  expect(texts.map(({ approval }) => approval?.publicHash)).toEqual(
    shown.map(({ publicHash }) => publicHash),
  );
  expect(new Set(shown.map(({ publicHash }) => publicHash)).size).toBe(3);
  const asked = shown.map(({ locale, publicHash }) => ({ locale, publicHash }));
  await publish(staff.editor, { documentId, texts: asked });
  const trail = (await auditTrail({ documentId })).map(({ verb }) => verb);
  for (const verb of ["submit", "approve", "publish"]) {
    expect(trail.filter((each) => each === verb)).toHaveLength(3);
  }
});

test("all of them or none, with every reason of every language", async () => {
  const before = await seen();
  await write(staff.author, documentId, "en", { summary: "Gone on with." });
  await submitTexts(staff.author, { documentId, texts: [{ locale: "ru" }] });
  expect(await codes(submitTexts(staff.author, { documentId, texts: before }))).toEqual([
    "en stale",
    "ru not-draft",
  ]);
  expect(await states()).toEqual(["DRAFT", "DRAFT", "IN_REVIEW"]);

  await submitTexts(staff.author, { documentId, texts: (await seen()).slice(0, 2) });
  const shown = await seen();
  const wrong = shown.map((each) =>
    each.locale === "zh" ? { ...each, publicHash: "0".repeat(64) } : each,
  );
  expect(await codes(approveTexts(staff.editor, { documentId, texts: wrong }))).toEqual([
    "zh content-changed",
  ]);
  expect(await states()).toEqual(["IN_REVIEW", "IN_REVIEW", "IN_REVIEW"]);
});

test("a second person is one for each language", async () => {
  await write(staff.editor, documentId, "ru", { summary: "By the editor." });
  await submitTexts(staff.author, { documentId, texts: await seen() });
  const shown = await seen();
  expect(await codes(approveTexts(staff.editor, { documentId, texts: shown }))).toEqual([
    "ru own-text",
  ]);
  expect(await codes(approveTexts(staff.author, { documentId, texts: shown }))).toEqual([
    "zh role-forbids",
    "en role-forbids",
    "ru role-forbids",
  ]);
  expect(await states()).toEqual(["IN_REVIEW", "IN_REVIEW", "IN_REVIEW"]);
});
