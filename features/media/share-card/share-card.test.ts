import { expect, test } from "vitest";
import { cardHash } from "./share-card";

const storyDate = new Date("2019-04-03T00:00:00Z");
const text = { locale: "en", title: "A title", section: "News", storyDate } as const;
const publication = { id: "1", withdrawals: 0 };
const picture = { hash: "a", width: 1600, height: 900, focalX: 0.5, focalY: 0.5 };

test("a card's name follows from what it shows, and from whose it is", () => {
  const hash = cardHash(publication, text);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(cardHash({ ...publication }, { ...text })).toBe(hash);
  const others = [
    cardHash(publication, { ...text, title: "Another" }),
    cardHash(publication, { ...text, section: "Notes" }),
    cardHash(publication, { ...text, storyDate: new Date("2019-04-04T00:00:00Z") }),
    cardHash({ ...publication, id: "2" }, text),
    cardHash({ ...publication, withdrawals: 2 }, text),
    cardHash(publication, { ...text, picture }),
    cardHash(publication, { ...text, picture: { ...picture, hash: "b" } }),
    cardHash(publication, { ...text, picture: { ...picture, focalX: 0.2 } }),
  ];
  expect(new Set([hash, ...others]).size).toBe(9);
  expect(cardHash(publication, { ...text, picture: undefined })).toBe(hash);
});
