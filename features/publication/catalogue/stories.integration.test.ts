import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { publishedArchivePage, publishedLocalesOfYear } from "@/features/publication/data";
import { placeFourStories, publishedStory } from "@/features/publication/testing/four-stories";
import type { Locale } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { publicDb } from "@/lib/db/public";
import { testDatabase } from "@/lib/postgres/testing";
import { storiesPerPage } from "./archive";
import { nearestStories, neighboursOf, relatedShown, yearHasStories } from "./stories";

testDatabase();

let ids: string[];
beforeAll(async () => {
  ids = await placeFourStories();
});

const storyAt = (index: number) => publishedStory(ids[index] ?? "");

test("stories of one day stand in the order in which they came", async () => {
  const beside = await Promise.all(
    ids.map(async (_, index) => {
      const { previous, next } = await neighboursOf(publicDb(), "en", await storyAt(index));
      return [previous, next].map((story) => (story ? ids.indexOf(story.documentId) : undefined));
    }),
  );
  expect(beside).toEqual([
    [undefined, 1],
    [0, 2],
    [1, 3],
    [2, undefined],
  ]);
});

test("a position that no story stands at has neighbours too, and is none of them itself", async () => {
  const story = { ...(await storyAt(1)), storyDate: new Date("2019-06-01T00:00:00Z") };
  const { previous, next } = await neighboursOf(publicDb(), "en", story);
  expect([previous?.path, next?.path]).toEqual(["/en/news/works/s-2", "/en/news/people/s-3"]);
});

test("a year begins and ends with its days, in every time zone", async () => {
  expect(await yearHasStories(publicDb(), "en", 2018)).toBe(true);
  expect(await yearHasStories(publicDb(), "en", 2018, ids[0])).toBe(false);
  expect(await yearHasStories(publicDb(), "en", 2020)).toBe(false);
  expect(await yearHasStories(publicDb(), "ru", 2019)).toBe(false);
});

async function manyStories(locale: Locale, count: number) {
  const stories = Array.from({ length: count }, (_, index) => ({
    documentId: randomUUID(),
    // Three of each day, and a gap before some.
    storyDate: new Date(Date.UTC(2021, Math.floor(index / 8) * 3, 1 + Math.floor(index / 3))),
    firstPublishedAt: new Date(Date.UTC(2022, 0, 1, (index * 7) % 24, index)),
  }));
  await editorialDb().publication.createMany({
    data: stories.map((story, index) => ({
      ...story,
      locale,
      kind: "ARTICLE",
      sectionKey: "works",
      path: `/${locale}/many/${index}`,
      slug: `many-${index}`,
      title: `${index}`,
      summary: "",
      body: {},
      updatedAt: story.firstPublishedAt,
      sourceVersion: 1,
      publicHash: "0",
    })),
  });
  return stories;
}

test("numbered pages are the list cut from the oldest on, from whichever end one is read", async () => {
  const stories = await manyStories("ru", 80);
  const sorted = [...stories].sort(
    (one, other) =>
      one.storyDate.getTime() - other.storyDate.getTime() ||
      one.firstPublishedAt.getTime() - other.firstPublishedAt.getTime(),
  );
  for (const section of [undefined, "works"]) {
    for (const page of [1, 2, 3, 4, 5]) {
      const found = await publishedArchivePage("ru", page, section);
      expect(found?.pages).toBe(5);
      expect(found?.cards.map(({ documentId }) => documentId).reverse()).toEqual(
        sorted
          .slice((page - 1) * storiesPerPage, page * storiesPerPage)
          .map(({ documentId }) => documentId),
      );
    }
    expect(await publishedArchivePage("ru", 6, section)).toBeUndefined();
  }
  expect(await publishedLocalesOfYear(2021)).toEqual(["ru"]);
});

test("the nearest in date are the same as if all were sorted by their distance", async () => {
  const stories = await manyStories("zh", 24);
  for (const { documentId, storyDate } of stories) {
    const far = (other: (typeof stories)[number]) =>
      Math.abs(other.storyDate.getTime() - storyDate.getTime());
    const sorted = stories
      .filter((other) => other.documentId !== documentId)
      .sort(
        (one, other) =>
          far(one) - far(other) ||
          other.firstPublishedAt.getTime() - one.firstPublishedAt.getTime(),
      );
    expect(await nearestStories(editorialDb(), "zh", { documentId, storyDate })).toEqual(
      sorted.slice(0, relatedShown + 2).map((story) => story.documentId),
    );
  }
});
