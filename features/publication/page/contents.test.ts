import { expect, test } from "vitest";
import type { Body } from "@/features/publication/schema";
import { contentsOf } from "./contents";

type Block = Body["content"][number];
const heading = (id: string, text: string, level: 2 | 3 = 2): Block => ({
  type: "heading",
  attrs: { id, level },
  content: text ? [{ type: "text", text }] : [],
});
const paragraph = (id: string, text: string): Block => ({
  type: "paragraph",
  attrs: { id },
  content: [{ type: "text", text }],
});
const body = (...content: Block[]): Body => ({ type: "doc", content });
const long = paragraph("p1", "A long text. ".repeat(200));

test("a long text has its headings as contents, by the ids that the page has", () => {
  const parts = [heading("h1", "One"), heading("h2", "Two"), heading("h3", "Three")];
  expect(contentsOf(body(...parts, long, heading("h4", "Detail", 3), heading("h5", " ")))).toEqual([
    { id: "h1", name: "One" },
    { id: "h2", name: "Two" },
    { id: "h3", name: "Three" },
  ]);
});

test("a short text has none, nor one with fewer than three parts", () => {
  const three = [heading("h1", "One"), heading("h2", "Two"), heading("h3", "Three")];
  expect(contentsOf(body(...three, paragraph("p1", "Short.")))).toEqual([]);
  expect(contentsOf(body(...three.slice(0, 2), long))).toEqual([]);
  expect(contentsOf(body())).toEqual([]);
});

test("Chinese is long in fewer characters", () => {
  const three = [heading("h1", "一"), heading("h2", "二"), heading("h3", "三")];
  const text = (count: number) => paragraph("p1", "建设".repeat(count / 2));
  expect(contentsOf(body(...three, text(900)))).toHaveLength(3);
  expect(contentsOf(body(...three, text(400)))).toHaveLength(0);
});
