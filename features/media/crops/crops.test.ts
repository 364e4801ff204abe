import { expect, test } from "vitest";
import { middle } from "@/features/media/pictures/renditions";
import { cropsOf } from "./crops";

const sizes = (width: number, height: number) =>
  cropsOf({ width, height, ...middle }).map((crop) => `${crop.width}x${crop.height}`);

test("a large original has all three proportions, one that is too small only what it has pixels for", () => {
  expect(sizes(2400, 1350)).toEqual(["1200x1200", "1200x900", "1200x675"]);
  expect(sizes(1600, 900)).toEqual(["1200x900", "1200x675"]);
  expect(sizes(1200, 675)).toEqual(["1200x675"]);
  expect(sizes(1199, 4000)).toEqual([]);
  expect(sizes(1200, 674)).toEqual([]);
});

test("what must stay in sight is in the middle, or as near to it as the edge allows", () => {
  const at = (focalX: number, focalY: number) =>
    cropsOf({ width: 3000, height: 1500, focalX, focalY })[0];
  expect(at(0.5, 0.5)?.region).toEqual({ left: 750, top: 0, width: 1500, height: 1500 });
  expect(at(0.3, 0.5)?.region.left).toBe(150);
  expect(at(0, 1)?.region).toEqual({ left: 0, top: 0, width: 1500, height: 1500 });
  expect(at(1, 0)?.region.left).toBe(1500);
  expect(at(1, 0)?.file).toBe("1200x1200-100-0.jpg");
  // Upright: the other edge.
  const upright = cropsOf({ width: 1500, height: 3000, focalX: 0.5, focalY: 0.9 })[2];
  expect(upright?.region).toEqual({ left: 0, top: 2156, width: 1500, height: 844 });
});

test("no crop reaches beyond its original or has another proportion than it says", () => {
  for (const [width, height] of [
    [1333, 1207],
    [4000, 1201],
    [1201, 2999],
  ] as const) {
    for (const focal of [0, 0.17, 0.5, 0.83, 1]) {
      for (const crop of cropsOf({ width, height, focalX: focal, focalY: focal })) {
        const { left, top, ...region } = crop.region;
        expect(left).toBeGreaterThanOrEqual(0);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(left + region.width).toBeLessThanOrEqual(width);
        expect(top + region.height).toBeLessThanOrEqual(height);
        expect(region.width / region.height).toBeCloseTo(crop.width / crop.height, 2);
      }
    }
  }
});
