import { expect, test } from "vitest";
import { isBackfilled } from "@/features/publication/testing/backfilled";
import { articleDates, pageLastmod, storyDates } from "./article-dates";

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

test("one that came here later has noon of the day that its page shows, and a change its own time", () => {
  const later = new Date("2026-11-22T08:00:00Z");
  expect(articleDates({ ...story, firstPublishedAt: later, changeNote: "A name." })).toEqual({
    published: "2019-04-03T12:00:00+08:00",
    modified: "2019-04-06T02:00:00+08:00",
  });
});

test("nothing was changed before it was published", () => {
  const future = new Date("2030-01-01T00:00:00Z");
  const dates = articleDates({ ...story, storyDate: future, changeNote: "A name." });
  expect(dates.modified).toBe(dates.published);
});

test("noon in the newsroom is the same day wherever its readers are", () => {
  const { published } = storyDates({ ...story, firstPublishedAt: new Date("2026-11-22") });
  for (const timeZone of ["Asia/Shanghai", "Europe/Moscow", "Europe/London", "America/New_York"]) {
    const day = published.toLocaleDateString("sv-SE", { timeZone });
    expect([timeZone, day]).toEqual([timeZone, "2019-04-03"]);
  }
});

test("a crawler looks again after the newest of a change, the first publication and the alternates", () => {
  const first = new Date("2026-11-22T08:00:00Z");
  const later = new Date("2026-11-23T08:00:00Z");
  const latest = new Date("2026-11-24T08:00:00Z");
  const came = { ...story, firstPublishedAt: first, updatedAt: first };
  expect(storyDates(came).lastmod).toEqual(first);
  expect(storyDates({ ...came, updatedAt: later }).lastmod).toEqual(first);
  expect(storyDates({ ...came, updatedAt: later, changeNote: "A name." }).lastmod).toEqual(later);
  const alternates = { ...came, alternatesAt: latest };
  expect(storyDates(alternates).lastmod).toEqual(latest);
  expect(storyDates({ ...alternates, alternatesAt: null }).lastmod).toEqual(first);
  expect(pageLastmod({ ...came, updatedAt: later })).toEqual(later);
  expect(pageLastmod(alternates)).toEqual(latest);
});

test("a story is backfilled when it was put here after its day, in the newsroom's zone", () => {
  const day = new Date("2019-04-03");
  expect(isBackfilled(day, new Date("2019-04-03T15:59:59Z"))).toBe(false);
  expect(isBackfilled(day, new Date("2019-04-03T16:00:00Z"))).toBe(true);
  expect(isBackfilled(day, new Date("2019-04-01T00:00:00Z"))).toBe(false);
});
