import { beforeAll, describe, expect, test } from "vitest";
import { Refusal } from "@/features/audit/errors";
import { auditTrail, documentDetail } from "@/features/editorial/data";
import { eraseRevision } from "@/features/editorial/drafts/erase-revision";
import { restoreRevision } from "@/features/editorial/drafts/restore-revision";
import { approve, submit } from "@/features/editorial/review/review";
import { contentSchema } from "@/features/editorial/schema";
import {
  cli,
  hashOf,
  newDocument,
  paragraphs,
  statesOf,
  write,
} from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import type { Standing } from "@/features/editorial/units/provenance";
import {
  behindTexts,
  proposedMatching,
  translationNews,
  translationStatus,
  translationView,
} from "@/features/translation/data";
import type { Locale } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { beginWithText } from "./begin";
import { confirm } from "./confirm";
import { link } from "./link";

const { staff } = newsroomTest();

const chinese = [
  "广东省省长马兴瑞2019年访问莫斯科。",
  "双方签署了合作备忘录。",
  "宝鹰集团参与其中。",
];
const english = [
  "Ma Xingrui, governor of Guangdong, visited Moscow in 2019.",
  "Both sides signed a memorandum of cooperation.",
  "Bauing Group took part in it.",
];

async function story(): Promise<string> {
  const documentId = await newDocument({ primaryLocale: "zh" });
  const text = { title: "访问", summary: "一次访问。" };
  await write(staff.author, documentId, "zh", { ...text, body: paragraphs(...chinese) });
  await write(staff.author, documentId, "en", { body: paragraphs(...english) });
  return documentId;
}

const sourceIs = (documentId: string, ...texts: string[]) =>
  write(staff.author, documentId, "zh", {
    title: "访问",
    summary: "一次访问。",
    body: paragraphs(...texts),
  });

async function linesOf(documentId: string, locale: Locale = "en"): Promise<Standing[]> {
  const texts = await translationStatus(documentId);
  return texts.find((each) => each.locale === locale)?.lines ?? [];
}

const states = async (documentId: string, locale?: Locale) =>
  Object.fromEntries(
    (await linesOf(documentId, locale)).map(({ unit, state, sources }) => [
      unit ?? `-${sources[0]?.unit}`,
      state,
    ]),
  );

const standingOf = (documentId: string) =>
  editorialDb().translation.findFirstOrThrow({ where: { documentId, locale: "en" } });

describe("a text that was there before anybody linked it", () => {
  let documentId: string;
  beforeAll(async () => {
    documentId = await story();
  });

  test("is behind in nothing, whatever becomes of the other", async () => {
    await sourceIs(documentId, "完全不同。", ...chinese);
    await sourceIs(documentId, ...chinese);
    expect(new Set(Object.values(await states(documentId)))).toEqual(new Set(["unlinked"]));
    expect(await standingOf(documentId)).toMatchObject({ behind: 0, sourceLocale: null });
    expect(await behindTexts()).toEqual([]);
  });

  test("is linked in one step, which makes no revision and ends no approval", async () => {
    const which = { documentId, locale: "en" as const };
    await submit(staff.author, which);
    await approve(staff.editor, { ...which, publicHash: await hashOf(documentId, "en") });
    const before = await hashOf(documentId, "en");
    const { version } = await standingOf(documentId);
    expect(await link(staff.author, { ...which, source: "zh" })).toEqual({ linked: 5 });
    expect(await states(documentId)).toEqual({
      title: "current",
      summary: "current",
      "b:b1": "current",
      "b:b2": "current",
      "b:b3": "current",
    });
    expect(await statesOf(documentId, "en")).toMatchObject({ editorial: "APPROVED" });
    expect(await hashOf(documentId, "en")).toBe(before);
    expect(await standingOf(documentId)).toMatchObject({ version, sourceLocale: "zh", units: 5 });
    const [event] = await auditTrail({ documentId, verb: "link" });
    expect(event?.detail).toEqual({ source: "zh", units: 5 });
  });

  test("falls behind with a draft of its source, unit by unit, and says since when", async () => {
    await sourceIs(
      documentId,
      `${chinese[0]}`,
      "双方没有签署备忘录。",
      `${chinese[2]}`,
      "新的一段。",
    );
    const now = await states(documentId);
    expect(now).toMatchObject({ "b:b1": "current", "b:b2": "changed", "-b:b4": "untranslated" });
    const noted = await standingOf(documentId);
    expect(noted).toMatchObject({ behind: 2, units: 6 });
    await sourceIs(
      documentId,
      `${chinese[0]}改`,
      "双方没有签署备忘录。",
      `${chinese[2]}`,
      "新的一段。",
    );
    const later = await standingOf(documentId);
    expect(later).toMatchObject({ behind: 3 });
    expect(later.behindSince).toEqual(noted.behindSince);
    expect(await behindTexts("en")).toMatchObject([{ documentId, behind: 3 }]);
    expect(await behindTexts("ru")).toEqual([]);
  });

  test("what is confirmed is confirmed by somebody, and the approval stays", async () => {
    const lines = await linesOf(documentId);
    const line = lines.find(({ unit }) => unit === "b:b2");
    const seen = line?.sources ?? [];
    const which = { documentId, locale: "en" as const };
    await confirm(staff.author, {
      ...which,
      lines: [{ unit: "b:b2", seen }],
      reason: "Names only",
    });
    expect(await states(documentId)).toMatchObject({ "b:b1": "changed", "b:b2": "confirmed" });
    expect(await statesOf(documentId, "en")).toMatchObject({ editorial: "APPROVED" });
    const [event] = await auditTrail({ documentId, verb: "confirm" });
    expect(event).toMatchObject({
      reason: "Names only",
      detail: { source: "zh", units: ["b:b2"], count: 1 },
    });
    // A source that somebody would not miss is left out on purpose.
    const left = lines.find(({ unit }) => unit === null)?.sources ?? [];
    await confirm(staff.author, { ...which, lines: [{ unit: null, seen: left }] });
    expect(await states(documentId)).toMatchObject({ "-b:b4": "confirmed" });
    // All that changed, at once: what nobody translated is not among it.
    expect(await confirm(staff.editor, which)).toEqual({ confirmed: 1 });
    expect(await standingOf(documentId)).toMatchObject({ behind: 0, behindSince: null });
  });

  test("nobody confirms what the source says by now without having seen it", async () => {
    const seen = (await linesOf(documentId)).find(({ unit }) => unit === "b:b1")?.sources ?? [];
    await sourceIs(documentId, "又改了。", "双方没有签署备忘录。", `${chinese[2]}`, "新的一段。");
    const which = { documentId, locale: "en" as const };
    const late = confirm(staff.author, { ...which, lines: [{ unit: "b:b1", seen }] });
    await expect(late).rejects.toEqual(new Refusal([{ code: "source-changed", detail: "b:b1" }]));
    expect(await states(documentId)).toMatchObject({ "b:b1": "changed" });
  });

  test("what was written anew since is current when it is confirmed", async () => {
    const which = { documentId, locale: "en" as const };
    await write(staff.author, documentId, "en", {
      body: paragraphs("Changed again.", ...english.slice(1)),
    });
    // A save by itself says nothing of the source.
    expect(await states(documentId)).toMatchObject({ "b:b1": "changed" });
    await confirm(staff.author, which);
    expect(await states(documentId)).toMatchObject({ "b:b1": "current", "b:b2": "confirmed" });
  });

  test("what is linked by hand takes the place of what was, and another source of all", async () => {
    const which = { documentId, locale: "en" as const, source: "zh" as const };
    await link(staff.author, {
      ...which,
      units: ["b:b3"],
      pairs: [{ unit: "b:b3", sourceUnit: "b:b4" }],
    });
    expect(await states(documentId)).toMatchObject({ "b:b3": "current", "-b:b3": "untranslated" });
    await link(staff.author, { ...which, units: ["b:b3"], pairs: [] });
    expect(await states(documentId)).toMatchObject({ "b:b3": "unlinked" });
    const unknown = link(staff.author, { ...which, pairs: [{ unit: "b:x", sourceUnit: "b:b1" }] });
    await expect(unknown).rejects.toMatchObject({ code: "unit-unknown" });
    await expect(link(cli, { ...which, source: "ru" })).rejects.toMatchObject({
      code: "no-source",
    });
    await write(staff.author, documentId, "ru", { body: paragraphs("Раз.", "Два.", "Три.") });
    await link(cli, { ...which, source: "ru" });
    const links = await editorialDb().unitLink.findMany({ where: { translation: { documentId } } });
    expect(new Set(links.map(({ sourceLocale }) => sourceLocale))).toEqual(new Set(["ru"]));
  });
});

test("who asks again learns of what has come since, and nothing where nothing has", async () => {
  const documentId = await story();
  const which = { documentId, locale: "en" as const, source: "zh" as const };
  await link(staff.author, which);
  const view = await translationView(documentId, "en");
  const known = view?.stamp ?? { source: "", own: "", noted: 0 };
  expect(await translationNews(which, known)).toBeUndefined();
  // Somebody notes where a passage is from: no revision, and no words of the source.
  await link(staff.author, { ...which, units: ["b:b3"], pairs: [] });
  const noted = await translationNews(which, known);
  expect(noted).toMatchObject({ content: undefined, linked: true });
  expect(noted?.lines.find(({ unit }) => unit === "b:b3")?.state).toBe("unlinked");
  await sourceIs(documentId, "改了。", `${chinese[1]}`);
  const changed = await translationNews(which, noted?.stamp ?? known);
  expect(changed?.content?.body.content).toHaveLength(2);
  expect(changed?.lines.find(({ unit }) => unit === "b:b1")?.state).toBe("changed");
  await write(staff.author, documentId, "en", { body: paragraphs(...english, "More.") });
  const own = await translationNews(which, changed?.stamp ?? known);
  expect(own).toMatchObject({ content: undefined });
  expect(await translationNews(which, own?.stamp ?? known)).toBeUndefined();
});

test("a text that comes from elsewhere is matched before it is kept, and begun as a person has put it right", async () => {
  const documentId = await newDocument({ primaryLocale: "zh" });
  await sourceIs(documentId, ...chinese);
  const content = contentSchema.parse({
    title: "A visit",
    body: paragraphs(`${english[0]}`, `${english[1]}`, "By our own correspondent."),
  });
  const matching = await proposedMatching(documentId, "zh", content);
  const proposed = Object.fromEntries(matching.units.map(({ unit, source }) => [unit, source]));
  expect(proposed).toMatchObject({ title: "title", "b:b1": "b:b1", "b:b2": "b:b2" });
  expect(await documentDetail(documentId)).toMatchObject({ texts: [{ locale: "zh" }] });
  const which = { documentId, locale: "en" as const, source: "zh" as const, content };
  const pairs = ["title", "b:b1", "b:b2"].map((unit) => ({ unit, sourceUnit: unit }));
  const { seen } = matching;
  const unknown = [{ unit: "b:b1", sourceUnit: "b:x" }];
  await expect(
    beginWithText(staff.author, { ...which, pairs: unknown, seen }),
  ).rejects.toMatchObject({ code: "unit-unknown" });
  await sourceIs(documentId, ...chinese.slice(1), "新的。");
  await expect(beginWithText(staff.author, { ...which, pairs, seen })).rejects.toMatchObject({
    code: "source-changed",
  });
  expect(await documentDetail(documentId)).toMatchObject({ texts: [{ locale: "zh" }] });
  await sourceIs(documentId, ...chinese);
  const again = await proposedMatching(documentId, "zh", content);
  await beginWithText(staff.author, { ...which, pairs, seen: again.seen });
  expect(await states(documentId)).toEqual({
    title: "current",
    summary: "untranslated",
    "b:b1": "current",
    "b:b2": "current",
    "b:b3": "unlinked",
    "-b:b3": "untranslated",
  });
  expect((await standingOf(documentId)).slug).toMatch(/^a-visit/);
  await expect(
    beginWithText(staff.author, { ...which, pairs, seen: again.seen }),
  ).rejects.toMatchObject({ code: "translation-exists" });
});

test("links follow what is edited, and a restored revision knows what it was made from", async () => {
  const documentId = await story();
  const which = { documentId, locale: "en" as const };
  await link(staff.author, { ...which, source: "zh" });
  // From here on revisions remember their links; saving keeps them.
  await write(staff.author, documentId, "en", {
    body: paragraphs(...english),
    summary: "A visit.",
  });
  const { headRevisionId } = await standingOf(documentId);
  const head = await editorialDb().revision.findUniqueOrThrow({
    where: { id: headRevisionId ?? "" },
  });
  expect(JSON.stringify(head.links)).not.toContain("马兴瑞");
  expect(head.links).toHaveLength(5);

  await sourceIs(documentId, "改了。", `${chinese[1]}`, `${chinese[2]}`);
  await write(staff.author, documentId, "en", { body: paragraphs("New.", ...english.slice(1)) });
  await confirm(staff.author, which);
  expect(await states(documentId)).toMatchObject({ "b:b1": "current" });
  const { version } = await standingOf(documentId);
  await restoreRevision(staff.author, { ...which, number: head.number, basedOn: version });
  const line = (await linesOf(documentId)).find(({ unit }) => unit === "b:b1");
  expect(line).toMatchObject({ state: "changed", former: chinese[0] });
});

test("an erased source leaves no words with its translations, and they are not called current", async () => {
  const documentId = await story();
  await link(staff.author, { documentId, locale: "en", source: "zh" });
  await eraseRevision(staff.admin, { documentId, locale: "zh", number: 1, reason: "A court" });
  const rows = await editorialDb().unitLink.findMany({ where: { translation: { documentId } } });
  expect(rows.map(({ sourceText }) => sourceText).join("")).toBe("");
  expect((await standingOf(documentId)).behind).toBeGreaterThan(0);
});
