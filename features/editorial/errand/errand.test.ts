import { describe, expect, test } from "vitest";
import type { Person, Role } from "@/features/audit/actors/actors";
import { editorialStates, type States } from "@/features/audit/log/states";
import { storyPaths } from "@/features/editorial/paths";
import { stepsFor } from "@/features/editorial/review/steps";
import type { Locale } from "@/i18n/routing";
import { type ErrandText, errandFrom, errandOf } from "./errand";
import { mendOf } from "./mend";

const person = (role: Role, id: string): Person => ({ id, name: `${id}@example.com`, role });
const author = person("AUTHOR", "author");
const editor = person("EDITOR", "editor");
const admin = person("ADMIN", "admin");

const text = (
  locale: Locale,
  editorial: States["editorial"],
  by: Person,
  change: Partial<ErrandText> = {},
): ErrandText => {
  const states: States = { editorial, public: "LIVE" };
  const subject = { ...states, authorId: author.id, authorName: "", newer: true };
  const steps = stepsFor(subject, by, false);
  return { locale, written: true, newer: true, states, steps, reasons: [], ...change };
};

const all = (editorial: States["editorial"], by: Person) =>
  (["zh", "en", "ru"] as const).map((locale) => text(locale, editorial, by));

describe("an errand", () => {
  test("is submitted, approved and published, each once for all", () => {
    const three = ["zh", "en", "ru"];
    expect(errandOf(all("DRAFT", author))).toMatchObject({ step: "submit", for: three, may: true });
    expect(errandOf(all("IN_REVIEW", editor))).toMatchObject({
      step: "approve",
      for: three,
      may: true,
    });
    expect(errandOf(all("APPROVED", editor))).toMatchObject({
      step: "publish",
      for: three,
      may: true,
    });
  });

  test("goes on with the hindmost text", () => {
    const texts = [text("zh", "APPROVED", editor), text("en", "DRAFT", editor)];
    expect(errandOf(texts)).toMatchObject({ step: "submit", for: ["en"], may: true });
    const later = [text("zh", "APPROVED", editor), text("en", "IN_REVIEW", editor)];
    expect(errandOf(later)).toMatchObject({ step: "approve", for: ["en"], may: true });
  });

  test("waits for a second person, and says nothing else to the first", () => {
    expect(errandOf(all("IN_REVIEW", author))).toMatchObject({ step: "approve", may: false });
    expect(errandOf(all("APPROVED", author))).toMatchObject({ step: "publish", may: false });
    const own = { ...editor, id: author.id };
    expect(errandOf(all("IN_REVIEW", own))).toMatchObject({ step: "approve", may: false });
  });

  test("leaves out what readers have already", () => {
    const texts = [text("zh", "APPROVED", editor, { newer: false }), text("en", "DRAFT", editor)];
    expect(errandOf(texts)).toMatchObject({ settled: ["zh"], open: ["en"], step: "submit" });
    const done = [text("zh", "APPROVED", editor, { newer: false })];
    expect(errandOf(done)).toMatchObject({ open: [], step: undefined, may: false });
  });

  test.each([
    ["not written", { written: false }],
    ["scheduled", { states: { editorial: "SCHEDULED", public: "LIVE" } }],
    ["withdrawn", { states: { editorial: "DRAFT", public: "WITHDRAWN" } }],
  ] as const)("takes no step while a language is %s", (_, change) => {
    const texts = [text("zh", "DRAFT", admin), text("en", "DRAFT", admin, change)];
    expect(errandOf(texts)).toMatchObject({
      step: undefined,
      may: false,
      mayPublishAtOnce: false,
    });
  });

  test("may be published at once by whoever approves in passing", () => {
    expect(errandOf(all("DRAFT", admin)).mayPublishAtOnce).toBe(true);
    expect(errandOf(all("DRAFT", editor)).mayPublishAtOnce).toBe(false);
  });

  test("is never done by who may not, in any mixture of states", () => {
    for (const one of editorialStates) {
      for (const other of editorialStates) {
        const texts = [text("zh", one, author), text("en", other, author)];
        const { step, may } = errandOf(texts);
        if (may) expect(step).toBe("submit");
      }
    }
  });
});

test("which languages it has stands in the address", () => {
  expect(errandFrom("ru.zh.xx.ru")).toEqual(["ru", "zh"]);
  expect(errandFrom(["en", "zh"])).toEqual(["en", "zh"]);
  expect(errandFrom(undefined)).toEqual([]);
  const address = storyPaths.errand("zh", "d", ["en", "ru"]);
  expect(errandFrom(new URL(address, "http://x").searchParams.getAll("texts"))).toEqual([
    "en",
    "ru",
  ]);
});

test("a reason leads to where it is mended, and one that others must mend to nowhere", () => {
  const id = "d";
  expect(mendOf("en", id, "title-missing", "ru")?.href).toBe("/en/staff/stories/d/ru");
  expect(mendOf("en", id, "section-missing", undefined)?.href).toBe("/en/staff/stories/d#facts");
  expect(mendOf("zh", id, "scheduled", "ru")?.href).toContain("publish?with=ru#waiting");
  expect(mendOf("en", id, "approval-outdated", "ru")?.href).toContain("/ru/review");
  expect(mendOf("en", id, "own-text", "ru")).toBeUndefined();
});
