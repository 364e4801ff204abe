import { expect, test } from "vitest";
import type { Content } from "@/features/editorial/schema";
import { replacedContent } from "./replaced-content";

const pair = { old: "a".repeat(64), new: "b".repeat(64) };
const other = "c".repeat(64);
const said = (word: string, alt = `${word} alt`) => ({ alt, caption: word, credit: `by ${word}` });
const figure = (id: string, picture: string) => ({ type: "figure", attrs: { id, picture } });
const text = (pictures: Content["pictures"], ...shown: string[]): Content =>
  ({
    slug: "s",
    title: pair.old,
    summary: "",
    body: { type: "doc", content: shown.map((each, index) => figure(`f${index}`, each)) },
    pictures,
  }) as Content;

test("every place of the picture has the new one, and nothing else is touched", () => {
  const before = text(
    { [pair.old]: said("Old"), [other]: said("Other") },
    pair.old,
    other,
    pair.old,
  );
  const after = replacedContent(before, pair, said("New"), "text");
  expect(after).toEqual(
    text({ [pair.new]: said("Old"), [other]: said("Other") }, pair.new, other, pair.new),
  );
});

test("words are the text's own or those proposed, and the others fill what is empty", () => {
  const before = text({ [pair.old]: said("Old", " ") }, pair.old);
  const words = (first: "text" | "library") =>
    replacedContent(before, pair, { ...said("New"), credit: "" }, first).pictures?.[pair.new];
  expect(words("text")).toEqual({ alt: "New alt", caption: "Old", credit: "by Old" });
  expect(words("library")).toEqual({ alt: "New alt", caption: "New", credit: "by Old" });
});

test("a text that shows the new one already goes on saying of it what it said", () => {
  const before = text({ [pair.old]: said("Old"), [pair.new]: said("Own") }, pair.old, pair.new);
  expect(replacedContent(before, pair, said("New"), "library").pictures).toEqual({
    [pair.new]: said("Own"),
  });
});
