import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { repeatedIds } from "@/features/publication/body/block-ids";
import type { Block, Body } from "@/features/publication/schema";
import { alike, keepIds } from "./keep-ids";

const paragraph = (id: string, text: string): Block => ({
  type: "paragraph",
  attrs: { id },
  content: [{ type: "text", text }],
});
const doc = (...content: Block[]): Body => ({ type: "doc", content });
const idsOf = (body: Body) => body.content.map(({ attrs }) => attrs.id);

const story = doc(
  paragraph("k1", "The delegation arrived in Moscow on the third of April."),
  paragraph("k2", "It was received by the city's building department."),
  paragraph("k3", "Both sides spoke of housing and of schools."),
  paragraph("k4", "A memorandum was signed in the evening."),
);
const imported = (...texts: string[]) =>
  doc(...texts.map((text, index) => paragraph(`b${index + 1}`, text)));

describe("a text that takes the place of another keeps the ids of", () => {
  test("blocks that say the same, whatever came between them", () => {
    const after = imported(
      "An introduction that was not there before, about something else.",
      "The delegation arrived in Moscow on the third of April.",
      "Both sides spoke of housing and of schools.",
    );
    expect(idsOf(keepIds(story, after))).toEqual(["b1", "k1", "k3"]);
  });

  test("blocks that were rewritten, not of those that only stand in their place", () => {
    const after = imported(
      "The delegation arrived in Moscow on the 4th of April 2019.",
      "Weather permitting.",
      "Both sides spoke of housing, of schools and of hospitals.",
      "A memorandum was signed in the evening.",
    );
    expect(idsOf(keepIds(story, after))).toEqual(["k1", "b2", "k3", "k4"]);
  });

  test("blocks that were moved", () => {
    const after = imported(
      "A memorandum was signed in the evening.",
      "The delegation arrived in Moscow on the third of April.",
      "It was received by the city's building department.",
    );
    expect(idsOf(keepIds(story, after))).toEqual(["k4", "k1", "k2"]);
  });

  test("pictures by what they show, and blocks within lists", () => {
    const list = (id: string, ...items: Block[]): Block => ({
      type: "bulletList",
      attrs: { id },
      content: items.map((item) => ({ type: "listItem", content: [item as never] })),
    });
    const figure = (id: string, letter: string): Block => ({
      type: "figure",
      attrs: { id, picture: letter.repeat(64) },
    });
    const before = doc(
      figure("p1", "a"),
      list("l", paragraph("i1", "One"), paragraph("i2", "Two")),
    );
    const after = doc(
      list("b1", paragraph("b2", "One"), paragraph("b3", "Two")),
      figure("b4", "c"),
      figure("b5", "a"),
    );
    const kept = keepIds(before, after);
    expect(idsOf(kept)).toEqual(["l", "b4", "p1"]);
    expect(JSON.stringify(kept)).toMatch(/"i1".*"i2"/);
  });
});

test("a new block never gets the id of another one", () => {
  const before = doc(
    paragraph("b1", "First of all, the bridge."),
    paragraph("b2", "Then the road."),
  );
  const after = imported("Something entirely different, in other words.", "Then the road.");
  const [fresh, kept] = idsOf(keepIds(before, after));
  expect(kept).toBe("b2");
  expect(["b1", "b2"]).not.toContain(fresh);
});

test("equal ids mean the same block only where the file is trusted to say so", () => {
  const before = doc(paragraph("b1", "Старый текст абзаца."));
  const after = imported("完全不同的一段。");
  expect(idsOf(keepIds(before, after, true))).toEqual(["b1"]);
  expect(idsOf(keepIds(before, after))).not.toEqual(["b1"]);
});

test("random rewrites: no id twice, and what stayed word for word keeps its own", () => {
  const texts = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 30 }), {
    minLength: 1,
    maxLength: 12,
  });
  const rewrites = texts.chain((before) =>
    fc.record({
      before: fc.constant(before),
      after: fc.shuffledSubarray(before, { minLength: 1 }),
      more: fc.array(fc.string({ minLength: 31, maxLength: 40 }), { maxLength: 3 }),
      at: fc.nat(),
    }),
  );
  fc.assert(
    fc.property(rewrites, ({ before, after, more, at }) => {
      const rewritten = after.toSpliced(at % (after.length + 1), 0, ...more);
      const old = doc(...before.map((text, index) => paragraph(`k${index}`, text)));
      const kept = keepIds(old, imported(...rewritten));
      expect(repeatedIds(kept)).toEqual([]);
      for (const text of after) {
        expect(idsOf(kept)[rewritten.indexOf(text)]).toBe(`k${before.indexOf(text)}`);
      }
    }),
    { numRuns: 500 },
  );
});

test("likeness is of letters beside each other", () => {
  expect(alike("night", "nacht")).toBeCloseTo(0.25);
  expect(alike("宝鹰集团", "宝鹰集团")).toBe(1);
  expect(alike("", "")).toBe(1);
  expect(alike("a", "b")).toBe(0);
});
