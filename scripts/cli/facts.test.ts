import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { runCommandLine } from "./run";

const folder = mkdtempSync(path.join(tmpdir(), "pairs-"));

const judged = (lines: string[], ...more: string[]) => {
  const file = path.join(folder, "pairs.jsonl");
  writeFileSync(file, lines.join("\n"));
  return runCommandLine(["facts", "--pairs", file, ...more]);
};
const pair = (id: unknown, zh: unknown, ru: unknown) =>
  JSON.stringify({ id, source: { lang: "zh", text: zh }, target: { lang: "ru", text: ru } });

test.each([[], ["--json"]])(
  "pairs are judged in their order, a line each, without a site",
  async (...more) => {
    const lines = [pair("b", "33.5亿元", "320 млн юаней"), "", pair(1, "第三届", "III форум")];
    const { code, out } = await judged(lines, ...more);
    expect(code).toBe(0);
    expect(out.map((line) => JSON.parse(line))).toEqual([
      {
        id: "b",
        disagreements: [{ kind: "money", source: "33.5亿元", target: "320 млн юаней" }],
      },
      { id: 1, disagreements: [] },
    ]);
  },
);

test("lines that are no pairs are named, each with what is wrong, and nothing is judged", async () => {
  const { code, out, err } = await judged([
    pair(1, "三", "три"),
    "{",
    '{"id":1}',
    pair(1, 5, ""),
    pair(1, "三", "три").replace('"ru"', '"de"'),
    pair(null, "三", "три"),
    "[]",
  ]);
  expect(code).toBe(1);
  expect(out).toEqual([]);
  const said = err.join("\n");
  for (const line of [
    /line 2: it is no JSON \(/,
    /line 3: source is missing or no object; target is missing or no object/,
    /line 4: source\.text must be a text or the editor's JSON/,
    /line 5: target\.lang must be zh, en or ru/,
    /line 6: id must be a text or a number/,
    /line 7: it is missing or no object/,
  ])
    expect(said).toMatch(line);
  expect(said).not.toContain("line 1:");
});

test("the editor's JSON may be JSON, its blocks, or the text of it, and a language may have its region", async () => {
  const text = "有5座桥。";
  const block = { type: "paragraph", attrs: { id: "b1" }, content: [{ type: "text", text }] };
  const doc = { type: "doc", content: [block] };
  const given = [doc, [block], JSON.stringify(doc)].map((zh, id) =>
    pair(id, zh, "7 мостов.").replace('"zh"', '"zh-Hans"'),
  );
  const { out } = await judged(given);
  expect(out.map((line) => JSON.parse(line).disagreements)).toEqual(
    given.map(() => [{ kind: "number", source: "5", target: "7" }]),
  );
});
