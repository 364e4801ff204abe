import { beforeEach, describe, expect, test } from "vitest";
import { auditTrail, documentDetail, receipts } from "@/features/editorial/data";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { publish } from "@/features/editorial/publishing/publish";
import { approve, submit } from "@/features/editorial/review/review";
import { schedule } from "@/features/editorial/schedules/schedule";
import {
  hashOf,
  newDocument,
  paragraphs,
  statesOf,
  write,
} from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { unitsOf } from "@/features/editorial/units/units";
import { saveTerm } from "@/features/glossary/write/terms";
import { behindTexts, translationStatus } from "@/features/translation/data";
import { xliffOf } from "@/features/xliff/data";
import { countsOf } from "@/features/xliff/merging/report";
import type { Locale } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { importXliff } from "./import-xliff";

const { staff } = newsroomTest();

const chinese = ["广东省省长访问莫斯科。", "双方签署了合作备忘录。", "宝鹰集团参与其中。"];

let documentId: string;
beforeEach(async () => {
  documentId = await newDocument({ primaryLocale: "zh" });
  await write(staff.author, documentId, "zh", {
    title: "访问",
    summary: "一次访问。",
    body: paragraphs(...chinese),
  });
});

async function exported(locale: Locale = "ru", ...others: string[]): Promise<string> {
  let text = "";
  const orders = [documentId, ...others].map((id) => ({ documentId: id, locale }));
  for await (const piece of xliffOf(orders)) text += piece;
  return text;
}

/** As a translator who writes "Перевод: …" for every unit. */
const translated = (file: string, word = "Перевод") =>
  file.replace(
    /(<source[^>]*>)([\s\S]*?)(<\/source>\s*<target xml:lang="ru")[^>]*>[\s\S]*?<\/target>/g,
    (_, open, words, between) =>
      `${open}${words}${between} state="translated">${word}: ${words}</target>`,
  );

const take = (file: string, more: object = {}) =>
  importXliff(staff.author, { bytes: new TextEncoder().encode(file), ...more });

async function textOf(locale: Locale = "ru", id = documentId) {
  const { texts } = await documentDetail(id);
  return texts.find((each) => each.locale === locale);
}

const wordsIn = async (locale: Locale = "ru") =>
  unitsOf(contentOf((await textOf(locale))?.head ?? null)).map(({ text }) => text);

const behind = async () =>
  (await behindTexts("ru")).filter((each) => each.documentId === documentId);

const linksOfText = () =>
  editorialDb().unitLink.findMany({
    where: { translation: { documentId } },
    orderBy: [{ unit: "asc" }, { sourceUnit: "asc" }],
  });

const countRows = async () => {
  const db = editorialDb();
  return Promise.all([
    db.translation.count(),
    db.revision.count(),
    db.unitLink.count(),
    db.auditEvent.count(),
  ]);
};

describe("a translation that nobody had begun", () => {
  test("is made from a file, linked unit by unit, current, with an address of its own", async () => {
    const { stories } = await take(translated(await exported()));
    expect(stories).toMatchObject([{ documentId, locale: "ru", sourceLocale: "zh", saved: 1 }]);
    expect(countsOf(stories[0]?.units ?? [])).toMatchObject({
      "came-in": 5,
      missing: 0,
      absent: 0,
    });
    expect(await wordsIn()).toEqual(
      ["访问", "一次访问。", ...chinese].map((words) => `Перевод: ${words}`),
    );
    const [, russian] = await translationStatus(documentId);
    expect(russian).toMatchObject({ locale: "ru", source: "zh" });
    expect(new Set(russian?.lines.map(({ state }) => state))).toEqual(new Set(["current"]));
    const text = await textOf();
    expect(text?.head?.slug).toMatch(/^perevod/);
    expect(text?.head?.links).toHaveLength(5);
    expect(text?.states).toEqual({ editorial: "DRAFT", public: "NONE" });
  });

  test("of which the file has a part waits for the rest, and has no word of the source", async () => {
    const file = translated(await exported()).replace(
      /(id="b:b2"[\s\S]*?<target[^>]*>)[^<]*/,
      "$1",
    );
    const { stories } = await take(file);
    expect(stories[0]?.units.find(({ unit }) => unit === "b:b2")?.outcome).toBe("missing");
    expect((await wordsIn())[3]).toBe("");
    const [, russian] = await translationStatus(documentId);
    expect(russian?.lines.find(({ unit }) => unit === "b:b2")?.state).toBe("untranslated");
    expect(await behind()).toMatchObject([{ behind: 1 }]);
  });
});

describe("a translation that is behind", () => {
  beforeEach(async () => {
    await take(translated(await exported()));
    await write(staff.author, documentId, "zh", {
      title: "访问",
      summary: "一次访问。",
      body: paragraphs(chinese[0] ?? "", "双方没有签署备忘录。", chinese[2] ?? ""),
    });
  });

  test("goes out as such, with what the source said, and comes back current", async () => {
    const file = await exported();
    const states = file.match(/ state="[^"]*"/g)?.map((each) => each.slice(8, -1));
    expect(states).toEqual([
      "translated",
      "translated",
      "translated",
      "needs-review-translation",
      "translated",
    ]);
    expect(file).toContain("双方签署了合作备忘录。");
    const changed = file.replace(/(id="b:b2"[\s\S]*?<target[^>]*>)[^<]*/, "$1Не подписали.");
    const { stories } = await take(changed);
    expect(countsOf(stories[0]?.units ?? [])).toMatchObject({ "came-in": 1, unchanged: 4 });
    const [, russian] = await translationStatus(documentId);
    expect(russian?.lines.every(({ state }) => state === "current")).toBe(true);
    expect(await behind()).toEqual([]);
  });

  test("whose words still hold is confirmed by a file that says so: no revision, and an approval stays", async () => {
    const which = { documentId, locale: "ru" as const };
    await submit(staff.author, which);
    await approve(staff.editor, { ...which, publicHash: await hashOf(documentId, "ru") });
    const before = (await textOf())?.version;
    const file = (await exported()).replace("needs-review-translation", "translated");
    const { stories } = await take(file);
    expect(stories[0]?.saved).toBeUndefined();
    expect(await textOf()).toMatchObject({ version: before, states: { editorial: "APPROVED" } });
    const [, russian] = await translationStatus(documentId);
    expect(russian?.lines.find(({ unit }) => unit === "b:b2")?.state).toBe("confirmed");
    expect((await auditTrail({ documentId, verb: "confirm" }))[0]?.detail).toMatchObject({
      source: "zh",
    });
  });

  test("and is live, has its readers told when a file says that its words still hold", async () => {
    const go = (locale: Locale, behindReason?: string) =>
      publish(staff.admin, {
        documentId,
        texts: [{ locale, ...(behindReason ? { behindReason } : {}) }],
      });
    await go("ru", "Brought up to date by a file");
    await go("zh");
    const publication = () =>
      editorialDb().publication.findUniqueOrThrow({
        where: { documentId_locale: { documentId, locale: "ru" } },
      });
    expect((await publication()).reflects).not.toBeNull();
    const file = (await exported()).replaceAll("needs-review-translation", "translated");
    await take(file, { dryRun: true });
    expect((await publication()).reflects).not.toBeNull();
    await take(file);
    const { reflects, path } = await publication();
    expect(reflects).toBeNull();
    const [receipt] = await receipts({ documentId, limit: 1 });
    expect(receipt?.verb).toBe("confirm");
    expect(receipt?.urls.map((each) => each.path)).toContain(path);
  });

  test("what a machine proposed waits for a person", async () => {
    const file = (await exported()).replace(
      /(id="b:b2"[\s\S]*?<target xml:lang="ru")[^>]*>[^<]*/,
      '$1 state="translated" state-qualifier="mt-suggestion">Не подписали.',
    );
    await take(file);
    const [, russian] = await translationStatus(documentId);
    expect(russian?.lines.find(({ unit }) => unit === "b:b2")?.state).toBe("machine");
  });
});

test("the house's terms go along where they stand", async () => {
  const none = { zh: [], en: [], ru: [] };
  await saveTerm(staff.editor, undefined, {
    forms: { ...none, zh: ["宝鹰集团"], ru: ["группа Bauing"] },
    forbidden: none,
    note: "Не склоняется.",
    public: false,
    implied: false,
  });
  const [, , , , participates = ""] = (await exported()).split("<trans-unit").slice(1);
  expect(participates).toContain("宝鹰集团 → группа Bauing (Не склоняется.)</note>");
  expect((await exported()).match(/группа Bauing/g)).toHaveLength(1);
});

describe("the editor's rules", () => {
  test("new words end an approval, and are a draft", async () => {
    await take(translated(await exported()));
    const which = { documentId, locale: "ru" as const };
    await submit(staff.author, which);
    await approve(staff.editor, { ...which, publicHash: await hashOf(documentId, "ru") });
    await take(translated(await exported(), "Иначе"));
    expect(await statesOf(documentId, "ru")).toMatchObject({ editorial: "DRAFT" });
  });

  test("a text that waits for its time gets a conflict copy", async () => {
    await take(translated(await exported()));
    await write(staff.author, documentId, "ru", { slug: "slug" });
    const which = { documentId, locale: "ru" as const };
    await submit(staff.author, which);
    await approve(staff.editor, { ...which, publicHash: await hashOf(documentId, "ru") });
    await schedule(staff.editor, {
      documentId,
      texts: [{ locale: "ru" }],
      localTime: "2099-01-05T09:00",
      zone: "Asia/Shanghai",
    });
    const links = await linksOfText();
    const before = await wordsIn();
    const { stories } = await take(translated(await exported(), "Иначе"));
    expect(stories[0]?.copy).toBeGreaterThan(1);
    expect(await wordsIn()).toEqual(before);
    expect(await linksOfText()).toEqual(links);
  });

  test("what a hand has written since the export stays", async () => {
    await take(translated(await exported()));
    const file = translated(await exported(), "Иначе");
    const mine = ["Моё.", "Перевод: 双方签署了合作备忘录。", "Перевод: 宝鹰集团参与其中。"];
    await write(staff.editor, documentId, "ru", { body: paragraphs(...mine) });
    const { stories } = await take(file);
    expect(stories[0]?.units.find(({ unit }) => unit === "b:b1")?.outcome).toBe("changed-here");
    expect((await wordsIn())[2]).toBe("Моё.");
  });

  test("whose account is closed may not", async () => {
    const file = translated(await exported());
    await editorialDb().user.update({
      where: { id: staff.author.userId },
      data: { disabledAt: new Date() },
    });
    await expect(take(file)).rejects.toMatchObject({ code: "account-disabled" });
    await editorialDb().user.update({
      where: { id: staff.author.userId },
      data: { disabledAt: null },
    });
  });
});

describe("all or nothing", () => {
  test("a file of which one story is unknown leaves nothing of the others", async () => {
    const file = translated(await exported());
    const other = file.slice(file.indexOf("  <file"), file.indexOf("</xliff>"));
    const strange = other.replace(documentId, "00000000-0000-4000-8000-000000000000");
    const before = await countRows();
    await expect(take(file.replace("</xliff>", `${strange}</xliff>`))).rejects.toMatchObject({
      fault: "original-unknown",
      line: file.split("\n").length - 1,
    });
    expect(await countRows()).toEqual(before);
  });

  test("a dry run says the same and keeps nothing", async () => {
    const file = translated(await exported());
    const before = await countRows();
    const said = await take(file, { dryRun: true });
    expect(await countRows()).toEqual(before);
    expect(await take(file)).toEqual(said);
  });

  test("several stories in one file, in whatever order, and one of them alone", async () => {
    const other = await newDocument({ primaryLocale: "zh" });
    await write(staff.author, other, "zh", { body: paragraphs("另一篇。") });
    const file = translated(await exported("ru", other));
    const [one = "", two = ""] = file.match(/ {2}<file[\s\S]*?<\/file>\n/g) ?? [];
    const turned = file.replace(one + two, two + one);
    const alone = await take(turned, { documentId, dryRun: true });
    expect(alone.stories).toHaveLength(1);
    expect(alone.others).toMatchObject([{ documentId: other }]);
    const { stories } = await take(turned);
    expect(new Set(stories.map((each) => each.documentId))).toEqual(new Set([documentId, other]));
    expect((await textOf("ru", other))?.head?.title).toMatch(/^Перевод/);
  });
});
