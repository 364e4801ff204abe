import { expect, test } from "vitest";
import { articleDates } from "./article-dates";

const story = {
  storyDate: new Date("2019-04-03T00:00:00Z"),
  firstPublishedAt: new Date("2019-04-03T02:30:00Z"),
  updatedAt: new Date("2019-04-05T18:00:00Z"),
  changeNote: null,
};

test("a story that came out on its day has the hour; its own changes are nobody's business", () => {
  expect(articleDates(story)).toEqual({
    published: "2019-04-03T10:30:00+08:00",
    modified: "2019-04-03T10:30:00+08:00",
  });
});

test("the newsroom's day counts, not the one in London", () => {
  const late = new Date("2019-04-02T20:00:00Z");
  expect(articleDates({ ...story, firstPublishedAt: late }).published).toBe(
    "2019-04-03T04:00:00+08:00",
  );
});

test("one that came here later has the day that its page shows, and a change its own time", () => {
  const later = new Date("2026-11-22T08:00:00Z");
  expect(articleDates({ ...story, firstPublishedAt: later, changeNote: "A name." })).toEqual({
    published: "2019-04-03T00:00:00+08:00",
    modified: "2019-04-06T02:00:00+08:00",
  });
});

test("nothing was changed before it was published", () => {
  const future = new Date("2030-01-01T00:00:00Z");
  const dates = articleDates({ ...story, storyDate: future, changeNote: "A name." });
  expect(dates.modified).toBe(dates.published);
});
