import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { placeFourStories, publishedStory } from "@/features/publication/testing/four-stories";
import { editorialDb } from "@/lib/db/editorial";
import { publicDb } from "@/lib/db/public";
import { testDatabase } from "@/lib/postgres/testing";
import { placeInList, yearCounts } from "./data";

testDatabase();

let ids: string[];
beforeAll(async () => {
  ids = await placeFourStories();
});

const storyAt = (index: number) => publishedStory(ids[index] ?? "");

test("a position that no story stands at has a place, and the story itself is not counted", async () => {
  const story = { ...(await storyAt(1)), storyDate: new Date("2019-06-01T00:00:00Z") };
  expect(await placeInList(publicDb(), "en", undefined, story)).toEqual({ others: 3, older: 2 });
  expect(await placeInList(publicDb(), "en", "works", story)).toEqual({ others: 2, older: 2 });
});

test("a page of the group has no place among the stories of its section", async () => {
  const story = await storyAt(1);
  const before = await placeInList(publicDb(), "en", "works", story);
  expect(before).toEqual({ others: 2, older: 1 });
  const { id } = await editorialDb().publication.create({
    data: {
      ...{ documentId: randomUUID(), locale: "en", kind: "PAGE", sectionKey: "works" },
      ...{ path: "/en/a-page", slug: "a-page", title: "A page", summary: "", body: {} },
      ...{
        storyDate: new Date("2018-01-01"),
        firstPublishedAt: new Date(0),
        updatedAt: new Date(0),
      },
      ...{ sourceVersion: 1, publicHash: "0" },
    },
  });
  expect(await placeInList(publicDb(), "en", "works", story)).toEqual(before);
  expect(await placeInList(publicDb(), "en", undefined, story)).toEqual({ others: 3, older: 1 });
  await editorialDb().publication.delete({ where: { id } });
});

test("years have the stories of their first and last days, the newest year first", async () => {
  expect(await yearCounts(publicDb(), "en")).toEqual([
    { year: 2019, count: 3 },
    { year: 2018, count: 1 },
  ]);
  expect(await yearCounts(publicDb(), "ru")).toEqual([]);
});
