import { expect, test } from "vitest";
import type { ShownFinding } from "@/features/editorial/facts/findings";
import type { Locale } from "@/i18n/routing";
import { placeFacts } from "./place-facts";

const side = (locale: Locale, unit: string) => ({
  locale,
  unit,
  place: "text" as const,
  quote: unit,
  live: false,
});
const finding = (id: string, source: [Locale, string], target: [Locale, string]): ShownFinding => ({
  id,
  kind: "number",
  source: side(...source),
  target: side(...target),
  alone: false,
  kept: null,
});
const line = (unit: string | null, ...sources: string[]) => ({
  unit,
  sources: sources.map((name) => ({ unit: name, text: name, hash: name })),
  state: "current" as const,
  former: "",
});

test("what is stated differently stands in the row that it is about, and the rest below", () => {
  const rows = [
    { key: "t t1", target: "t1", sources: ["s1"], lines: [line("b:t1", "b:s1")] },
    { key: "t t2", target: "t2", sources: ["s2"], lines: [line("b:t2", "b:s2")] },
    {
      key: "s s3",
      target: undefined,
      sources: ["s3"],
      lines: [{ ...line(null, "b:s3"), state: "untranslated" as const }],
    },
  ];
  const fields = { title: [line("title", "title")], summary: [], lead: [] };
  const { byRow, rest } = placeFacts(
    [
      finding("a", ["zh", "b:s1"], ["en", "b:t1"]),
      finding("b", ["zh", "title"], ["en", "title"]),
      finding("c", ["zh", "b:s2"], ["en", "text"]),
      finding("f", ["zh", "b:s3"], ["en", "text"]),
      finding("d", ["zh", "text"], ["en", "text"]),
      finding("e", ["zh", "b:s1"], ["ru", "b:t1"]),
    ],
    { locale: "en", source: "zh" },
    { rows, fields },
  );
  const ids = [...byRow].map(([key, of]) => [key, of.map(({ id }) => id).join()]);
  expect(ids).toEqual([
    ["t t1", "a"],
    ["title", "b"],
    ["t t2", "c"],
  ]);
  expect(rest.map(({ id }) => id)).toEqual(["d", "e"]);
});
