import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePageNumber } from "@/features/publication/routes/addresses";
import { archivePageCount, archiveSlice, changedArchivePages, headSize } from "./archive";

const perPage = 12;

/** What each page shows of stories named in order, oldest first. */
function shown(stories: number[]): Map<number | "head", number[]> {
  const pages = new Map<number | "head", number[]>();
  for (let page = 1; page <= archivePageCount(stories.length, perPage); page++) {
    const { skip, take } = archiveSlice(page, perPage);
    pages.set(page, stories.slice(skip, skip + take));
  }
  pages.set("head", stories.slice(stories.length - headSize(stories.length, perPage)));
  return pages;
}

const archive = fc.nat({ max: 100 }).map((length) => Array.from({ length }, (_, index) => index));

describe("archive pages numbered from the oldest", () => {
  test("every story stands on exactly one page, and numbered pages are full", () => {
    fc.assert(
      fc.property(archive, (stories) => {
        const pages = shown(stories);
        expect([...pages.values()].flat().sort((a, b) => a - b)).toEqual(stories);
        for (const [page, list] of pages) if (page !== "head") expect(list).toHaveLength(perPage);
      }),
    );
  });

  test("a story that is added at the newest end changes no numbered page", () => {
    fc.assert(
      fc.property(archive, (stories) => {
        const before = shown(stories);
        const after = shown([...stories, stories.length]);
        for (const [page, list] of before) {
          if (page !== "head") expect(after.get(page)).toEqual(list);
        }
      }),
    );
  });

  test("the pages named as changed are those whose stories changed", () => {
    fc.assert(
      fc.property(archive, fc.double({ min: 0, max: 1, noNaN: true }), (stories, where) => {
        const place = Math.round(where * stories.length);
        const before = shown(stories);
        const after = shown([...stories.slice(0, place), -1, ...stories.slice(place)]);
        const named = new Set(changedArchivePages(stories.length, place, perPage));
        for (const page of new Set([...before.keys(), ...after.keys()])) {
          if (page === "head") continue;
          const changed = JSON.stringify(before.get(page)) !== JSON.stringify(after.get(page));
          if (changed) expect(named).toContain(page);
        }
      }),
    );
  });
});

test("only plain numbers from one on are pages", () => {
  expect(["1", "20", "999999"].map(parsePageNumber)).toEqual([1, 20, 999999]);
  for (const text of ["", "0", "01", "-1", "1.0", "1e3", "１", "1234567", " 1"]) {
    expect(parsePageNumber(text)).toBeUndefined();
  }
});
