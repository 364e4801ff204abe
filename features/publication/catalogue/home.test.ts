import { expect, test } from "vitest";
import type { Card } from "@/features/publication/data";
import { stripPool } from "./archive";
import { composeHome } from "./home";

/** Stories of one section, newest first: `n1`, `n2`, …; those of `pictured` have a picture. */
function cardsOf(count: number, pictured: (number: number) => boolean, sectionKey = "works") {
  return Array.from({ length: count }, (_, index) => {
    const pictures = pictured(index + 1) ? [{ hash: `p${index + 1}` }] : [];
    return { documentId: `${sectionKey}${index + 1}`, sectionKey, pictures } as unknown as Card;
  });
}
const all = () => true;
const none = () => false;
const ids = (cards: readonly Card[]) => cards.map(({ documentId }) => documentId);

test("the newest story leads, with or without a picture, unless editors chose one", () => {
  const cards = cardsOf(8, (number) => number > 1);
  expect(composeHome(cards, undefined, {}).lead?.documentId).toBe("works1");
  const old = cardsOf(1, all, "notes")[0];
  const chosen = composeHome(cards, old, {});
  expect(chosen.lead).toBe(old);
  expect(ids([...chosen.tiles, ...chosen.rows])).toContain("works1");
});

test("tiles are the two newest with pictures, however far apart, and one alone is a row", () => {
  const far = composeHome(
    cardsOf(20, (number) => [7, 12].includes(number)),
    undefined,
    {},
  );
  expect(ids(far.tiles)).toEqual(["works7", "works12"]);
  expect(ids(far.rows)).toEqual(["works2", "works3", "works4", "works5"]);
  const one = composeHome(
    cardsOf(20, (number) => number === 7),
    undefined,
    {},
  );
  expect(one.tiles).toEqual([]);
  expect(ids(one.rows)).toEqual(["works2", "works3", "works4", "works5", "works6", "works7"]);
});

test.each([0, 1, 2, 3, 7, 10, 12, 23])(
  "of %i stories none stands twice, and none is missing before the page is full",
  (count) => {
    for (const pictured of [all, none, (number: number) => number % 3 === 0]) {
      const cards = cardsOf(count, pictured);
      for (const chosen of [undefined, cards[4]]) {
        const home = composeHome(cards, chosen, { works: cards.slice(0, stripPool) });
        const strip = home.strips.works ?? [];
        const shown = ids([
          ...(home.lead ? [home.lead] : []),
          ...home.tiles,
          ...home.rows,
          ...strip,
        ]);
        expect(new Set(shown).size).toBe(shown.length);
        expect(shown).toHaveLength(Math.min(count, 10));
      }
    }
  },
);

test("each section has a strip of its own newest that the page does not show already", () => {
  const works = cardsOf(12, all, "works");
  const notes = cardsOf(4, none, "notes");
  const { strips } = composeHome(works, undefined, { works: works.slice(0, stripPool), notes });
  expect(ids(strips.works ?? [])).toEqual(["works8", "works9", "works10"]);
  expect(ids(strips.notes ?? [])).toEqual(["notes1", "notes2", "notes3"]);
});
