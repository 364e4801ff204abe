import { expect, test } from "vitest";
import {
  heightAt,
  offeredWidths,
  renditionFiles,
  widestOf,
  widthFor,
  widthWithin,
} from "./renditions";

test("of every original from 1 to 4,000 pixels only widths are named that are made", () => {
  const wrong: string[] = [];
  for (let width = 1; width <= 4_000; width++) {
    const made: number[] = offeredWidths(width);
    const named = [0, 1, 480, 799, 800, 801, 1200, 9_999].flatMap((wanted) => [
      widthFor(width, wanted),
      widthWithin(width, wanted),
    ]);
    for (const each of [...named, widestOf(width)]) {
      if (!made.includes(each) || each > width) wrong.push(`${each} of ${width}`);
    }
    if (renditionFiles(width).length !== made.length * 3) wrong.push(`files of ${width}`);
  }
  expect(wrong).toEqual([]);
});

test("the width that is shown is the narrowest that suffices, or the widest that there is", () => {
  expect([1, 479, 480, 600, 799, 800, 1199, 1600].map((each) => widthFor(each, 800))).toEqual([
    1, 479, 480, 480, 480, 800, 800, 800,
  ]);
  expect([1, 600, 1000, 1300, 4000].map((each) => widthWithin(each, 1200))).toEqual([
    1, 480, 800, 1200, 1200,
  ]);
});

test("a rendition is never without height", () => {
  expect(heightAt(480, { width: 4000, height: 1 })).toBe(1);
  expect(heightAt(800, { width: 1600, height: 901 })).toBe(451);
});
