import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { settingNames, unknownSettings } from "@/lib/settings/judge.mjs";

const read = (file: string) =>
  readFileSync(path.resolve(import.meta.dirname, "../..", file), "utf8");

/** The README names those of search engines' tools by their beginnings. */
const together = /^(?:GOOGLE|YANDEX|BING|BAIDU)_/;
/** What only few ever set stands in .env.example alone. */
const alone = ["INDEXNOW_URL", "CDN_PURGE_AUTH", "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"];

const explained = [...read(".env.example").matchAll(/^#([A-Z][A-Z0-9_]+)=/gm)].map(
  ([, name = ""]) => name,
);

test("each setting that can be set stands in the README's table", () => {
  const table = read("README.md").split("\n## Settings")[1]?.split("\n## ")[0] ?? "";
  const named = new Set(table.match(/`[A-Z][A-Z0-9_]+`/g)?.map((name) => name.slice(1, -1)));
  expect(explained.length).toBeGreaterThan(40);
  const missing = explained.filter((name) => !named.has(name) && !together.test(name));
  expect(missing.filter((name) => !alone.includes(name))).toEqual([]);
});

test("what .env.example explains is a setting of the site", () => {
  expect(unknownSettings(explained)).toEqual([]);
});

test("each setting that is judged is explained in .env.example", () => {
  expect(settingNames.length).toBeGreaterThan(50);
  expect(settingNames.filter((name) => !explained.includes(name))).toEqual([]);
});
