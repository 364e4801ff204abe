import { expect, test } from "vitest";
import { paths } from "@/features/publication/routes/paths";
import { receiptParts, secondsUntil } from "./receipt-parts";

const now = new Date("2026-11-30T10:00:00Z");
const url = (path: string, expectedStatus = 200, seenAt: Date | null = now) => ({
  path,
  expectedStatus,
  seenAt,
});

test("what else changed is counted by kind, and nothing is left out or counted twice", () => {
  const story = paths.article("en", "works", "a");
  const chinese = paths.article("zh", "works", "a");
  const urls = [
    url(story),
    url(chinese),
    url(paths.article("en", "works", "old"), 301),
    url(paths.home("en")),
    url(paths.news("en"), 200, null),
    url(paths.year("en", 2019)),
    url(paths.feed("en")),
    url(paths.feed("en", "feed.json", "works", 2)),
    url("/sitemap.xml"),
    url(paths.newsSitemap("en")),
    url("/llms.txt"),
    url(paths.picture("ab", 480, "jpg")),
    url(paths.shareCard("ab"), 404),
  ];
  const parts = receiptParts(urls, [story], [story, chinese]);
  expect(parts).toEqual([
    { kind: "ofStory", total: 1, seen: 1 },
    { kind: "redirects", total: 1, seen: 1 },
    { kind: "lists", total: 3, seen: 2 },
    { kind: "feeds", total: 2, seen: 2 },
    { kind: "sitemaps", total: 3, seen: 3 },
    { kind: "pictures", total: 2, seen: 2 },
  ]);
  expect(parts.reduce((sum, { total }) => sum + total, 0)).toBe(urls.length - 1);
});

test.each([
  [400, 0.4],
  [2_340, 2.3],
  [61_400, 61],
  [-20, 0],
])("%i ms are %d s", (ms, seconds) => {
  expect(secondsUntil(now, new Date(now.getTime() + ms))).toBe(seconds);
});
