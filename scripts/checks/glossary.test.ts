import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import en from "@/messages/en.json";
import ru from "@/messages/ru.json";
import zh from "@/messages/zh.json";
import {
  codeNames,
  type Exception,
  forbiddenWords,
  languageOf,
  readGlossary,
  unusedTerms,
} from "./glossary";

const glossary = readGlossary(readFileSync("docs/glossary.md", "utf8"));

const exceptions: Exception[] = [
  {
    language: "zh",
    key: "SettingsForm.address",
    word: "地址",
    why: "Where the company is, on the ground.",
  },
  { language: "zh", key: "SiteFooter.address", word: "地址", why: "The same, in the footer." },
];

test("is read from the table", () => {
  expect(glossary.length).toBeGreaterThan(30);
  expect(glossary.find(({ terms }) => terms.en === "withdraw")).toMatchObject({
    terms: { zh: "撤回", ru: "снять с публикации" },
    not: expect.arrayContaining(["下架", "отозв"]),
  });
});

test.each([
  ["文章", "zh"],
  ["отзыв", "ru"],
  ["Take in", "en"],
  ["# 种语言", "zh"],
])("knows the language of %s", (word, language) => expect(languageOf(word)).toBe(language));

test("finds a forbidden word in whatever case, unless it is excepted", () => {
  const table = readGlossary("| withdraw | 撤回 | снять | what | `отозв`, `文字` |");
  const of = (found: Exception[]) =>
    forbiddenWords(
      table,
      {
        en: {},
        zh: { A: { alt: "缺替代文字", text: "这篇文字" } },
        ru: { A: { act: "Отозвать" } },
      },
      found,
    );
  expect(of([])).toEqual([
    'messages/ru.json: A.act has "отозв": say "снять".',
    'messages/zh.json: A.text has "文字": say "撤回".',
  ]);
  expect(of([{ language: "ru", key: "A.act", word: "отозв", why: "a test" }])).toHaveLength(1);
});

test("holds every catalogue", () => {
  expect(forbiddenWords(glossary, { en, zh, ru }, exceptions)).toEqual([]);
});

test("holds the guides", () => {
  const guide = (language: string) => ({
    guide: readFileSync(`docs/guide/${language}.md`, "utf8"),
  });
  const guides = { en: guide("en"), zh: guide("zh"), ru: guide("ru") };
  expect(forbiddenWords(glossary, guides, [])).toEqual([]);
});

test("has the words that the catalogues have", () => {
  expect(unusedTerms(glossary, { en, zh, ru })).toEqual([]);
});

test("excepts nothing that is gone", () => {
  const found = forbiddenWords(glossary, { en, zh, ru }, []);
  for (const { key, word } of exceptions)
    expect(found.filter((fault) => fault.includes(`${key} has "${word}"`))).toHaveLength(1);
});

test("every name of the code stands in the source", () => {
  const names = codeNames(readFileSync("docs/glossary.md", "utf8"));
  expect(names.length).toBeGreaterThan(25);
  const files = ["features", "lib", "server"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => `${folder}/${file}`),
  );
  const source = [...files, "prisma/schema.prisma"]
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(source))).toEqual([]);
});
