import { expect, test } from "vitest";
import type { Standing } from "@/features/editorial/units/provenance";
import type { Block, Body } from "@/features/publication/schema";
import { isSameLayout, rowsOf } from "./rows";

const paragraph = (id: string) =>
  ({ type: "paragraph", attrs: { id }, content: [{ type: "text", text: id }] }) satisfies Block;
const list = (id: string, ...items: string[]): Block => ({
  type: "bulletList",
  attrs: { id },
  content: items.map((each) => ({ type: "listItem", content: [paragraph(each)] })),
});
const doc = (...content: Block[]): Body => ({ type: "doc", content });
const line = (unit: string | null, ...sources: string[]): Standing => ({
  unit,
  sources: sources.map((name) => ({ unit: name, text: name, hash: name })),
  state: unit && sources.length > 0 ? "current" : unit ? "unlinked" : "untranslated",
  former: "",
});
const shown = (...given: Parameters<typeof rowsOf>) =>
  rowsOf(...given).rows.map(
    ({ sources, target, lines }) => `${sources.join("+")}|${target ?? ""}|${lines.length}`,
  );

test("blocks stand beside what they were made from, in the order of the translation", () => {
  const source = doc(paragraph("s1"), paragraph("s2"), paragraph("s3"), paragraph("s4"));
  const target = doc(paragraph("t3"), paragraph("t1"), paragraph("t9"));
  const lines = [line("b:t3", "b:s3"), line("b:t1", "b:s1"), line(null, "b:s2"), line("b:t9")];
  expect(shown(source, target, [...lines, line(null, "b:s4")])).toEqual([
    "s3|t3|1",
    "s4||1",
    "s1|t1|1",
    "s2||1",
    "|t9|1",
  ]);
});

test("what was joined, divided, and an item that is missing", () => {
  const source = doc(paragraph("s1"), paragraph("s2"), list("s3", "s4", "s5"));
  const target = doc(paragraph("t1"), paragraph("t2"), list("t3", "t4"));
  const lines = [
    line("b:t1", "b:s1", "b:s2"),
    line("b:t2", "b:s2"),
    line("b:t4", "b:s4"),
    line(null, "b:s5"),
  ];
  expect(shown(source, target, lines)).toEqual(["s1+s2|t1|1", "|t2|1", "s3|t3|2"]);
});

test("what is not linked stands beside what it is likely made from; pictures beside themselves", () => {
  const figure = (id: string): Block => ({
    type: "figure",
    attrs: { id, picture: "a".repeat(64) },
  });
  const source = doc(paragraph("s1"), figure("f1"), paragraph("s2"));
  const target = doc(paragraph("t1"), figure("f2"));
  const lines = [line("title"), line("b:t1")];
  const pairs = [{ unit: "b:t1", sourceUnit: "b:s1" }];
  expect(shown(source, target, lines, pairs)).toEqual(["s1|t1|1", "f1|f2|0", "s2||0"]);
  expect(rowsOf(source, target, lines, pairs).fields.title).toEqual([line("title")]);
});

test("a letter more is the same layout; another order, another state or another block is none", () => {
  const source = doc(paragraph("s1"), paragraph("s2"));
  const target = doc(paragraph("t1"), paragraph("t2"));
  const lines = [line("title"), line("b:t1", "b:s1"), line("b:t2", "b:s2")];
  const first = rowsOf(source, target, lines);
  const typed = doc(
    { ...paragraph("t1"), content: [{ type: "text", text: "more" }] },
    paragraph("t2"),
  );
  expect(isSameLayout(first, rowsOf(source, typed, lines))).toBe(true);
  const turned = doc(paragraph("t2"), paragraph("t1"));
  expect(isSameLayout(first, rowsOf(source, turned, lines))).toBe(false);
  expect(isSameLayout(first, rowsOf(source, doc(paragraph("t1")), lines))).toBe(false);
  const changed = lines.map((each) => ({ ...each, state: "changed" as const }));
  expect(isSameLayout(first, rowsOf(source, target, changed))).toBe(false);
});
