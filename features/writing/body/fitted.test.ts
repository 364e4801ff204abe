import { describe, expect, test } from "vitest";
import { bodyLimits } from "@/features/publication/body/body-limits";
import { bodySize } from "@/features/publication/body/body-size";
import type { LooseNode } from "@/features/publication/body/loose-node";
import { fitted, isBearable, roomBeside } from "./fitted";

const none = { blocks: 0, characters: 0, cells: 0, runs: 0, depth: 0 };
const text = (words: string, mark?: string): LooseNode => ({
  type: "text",
  text: words,
  ...(mark ? { marks: [{ type: mark }] } : {}),
});
const paragraph = (...content: LooseNode[]): LooseNode => ({ type: "paragraph", content });
const list = (...items: LooseNode[][]): LooseNode => ({
  type: "bulletList",
  content: items.map((content) => ({ type: "listItem", content })),
});
const nested = (levels: number): LooseNode =>
  levels === 1
    ? list([paragraph(text("1"))])
    : list([paragraph(text(`${levels}`)), nested(levels - 1)]);
const cell = (attrs: object = {}): LooseNode => ({
  type: "tableCell",
  attrs: { ...attrs },
  content: [paragraph(text("a"))],
});
const table = (...rows: LooseNode[][]): LooseNode => ({
  type: "table",
  content: rows.map((content) => ({ type: "tableRow", content })),
});
const times = <T>(count: number, make: () => T) => Array.from({ length: count }, make);

const put = (blocks: LooseNode[], size: Partial<typeof none> = {}, levels = 0) => {
  const { blocks: content, left } = fitted(blocks, roomBeside({ ...none, ...size }, levels));
  return { size: bodySize({ type: "doc", content }), content, left };
};

describe("a paste", () => {
  test("that has room is what it was", () => {
    const blocks = [paragraph(text("a", "bold")), nested(bodyLimits.depth)];
    expect(put(blocks)).toMatchObject({ content: blocks, left: {} });
  });

  test("of more than ten thousand runs loses looks, one block's after the other, and no word", () => {
    const runs = (count: number) =>
      paragraph(...times(count / 2, () => [text("a", "bold"), text("b", "italic")]).flat());
    const { size, left } = put([runs(4_000), runs(8_000), runs(5_000)]);
    expect(size).toMatchObject({ runs: 9_001, characters: 17_000 });
    expect(left).toEqual({ formatting: 1 });
  });

  test("of more blocks than there is room for ends where the room does, and counts the rest", () => {
    const blocks = times(bodyLimits.blocks + 40, () => paragraph(text("a")));
    expect(put(blocks)).toMatchObject({
      size: { blocks: bodyLimits.blocks },
      left: { blocks: 40 },
    });
    const beside = put(blocks, { blocks: 1_500 });
    expect(beside).toMatchObject({ size: { blocks: 500 }, left: { blocks: 1_540 } });
  });

  test("of one long list is cut between its items, and stays one list", () => {
    const items = list(...times(bodyLimits.blocks + 7, () => [paragraph(text("a"))]));
    const { content, size, left } = put([items]);
    expect(content).toHaveLength(1);
    expect(size.blocks).toBe(bodyLimits.blocks);
    expect(left).toEqual({ blocks: 7 });
  });

  test("of more characters than a text may have is left out from the block that has no room", () => {
    const long = () => paragraph(text("a".repeat(bodyLimits.characters / 2)));
    expect(put([long(), long(), paragraph(text("b"))])).toMatchObject({
      size: { blocks: 2 },
      left: { blocks: 1 },
    });
  });

  test("of lists too deep puts what is below on the last level, in its order", () => {
    const deep = list([paragraph(text("1")), list([paragraph(text("2"))]), paragraph(text("3"))]);
    const { content, left } = put([deep], {}, bodyLimits.depth - 1);
    expect(content[0]?.content?.map((item) => item.content?.[0]?.content?.[0]?.text)).toEqual([
      "1",
      "2",
      "3",
    ]);
    expect(left).toEqual({ levels: 1 });
    expect(put([nested(300)])).toMatchObject({
      size: { depth: bodyLimits.depth, blocks: 300 },
      left: { levels: 291 },
    });
  });

  test("of a table larger than any here is its words", () => {
    const large = table(...times(41, () => times(50, cell)));
    expect(put([large], { blocks: -100 })).toMatchObject({
      size: { cells: 0, blocks: 2_050 },
      left: { tables: 1 },
    });
    // A step of a thousand cells: filled, it would have a million.
    const steps = table(times(1_000, cell), ...times(999, () => [cell()]));
    expect(put([steps])).toMatchObject({ size: { cells: 0 }, left: { tables: 1 } });
  });
});

test("a table of numbers that would hold its plugins up for ever is not to be borne", () => {
  expect(isBearable(table([cell({ colspan: 2 })], [cell(), cell()]))).toBe(true);
  for (const colspan of ["2", Number.NaN, -1, 1e9]) {
    expect(isBearable(table([cell({ colspan })]))).toBe(false);
    expect(isBearable(table([cell({ rowspan: colspan })]))).toBe(false);
  }
});
