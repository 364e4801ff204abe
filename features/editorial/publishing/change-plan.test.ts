import { expect, test } from "vitest";
import { changePlan } from "./change-plan";

const url = (path: string, expectedStatus = 200) => ({ path, expectedStatus, lowPriority: false });

const story = ["/zh/news/a/one", "/en/news/a/one", "/ru/news/a/one"];
const urls = [
  ...story.map((path) => url(path)),
  url("/en"),
  url("/en/news"),
  url("/en/news/feed.xml"),
  url("/llms.txt"),
  url("/media/0a/480.jpg"),
  url("/sitemap.xml"),
  url("/en/news/a/uno", 301),
  url("/en/news/page/9", 404),
];

test("the pages of the story itself are not counted as other pages", () => {
  expect(changePlan({ paths: story, own: story, urls })).toEqual({
    published: story,
    ofStory: [],
    redirects: ["/en/news/a/uno"],
    others: ["/en", "/en/news"],
    files: ["/en/news/feed.xml", "/llms.txt", "/media/0a/480.jpg", "/sitemap.xml"],
  });
});

test("nor are its pages in languages that are not published now", () => {
  const plan = changePlan({ paths: ["/en/news/a/one"], own: story, urls });
  expect(plan.ofStory).toEqual(["/zh/news/a/one", "/ru/news/a/one"]);
  expect(plan.others).toEqual(["/en", "/en/news"]);
});

test("a language that is withdrawn shows nothing", () => {
  const gone = [url("/en/news/a/one"), url("/zh/news/a/one", 410)];
  expect(changePlan({ paths: ["/en/news/a/one"], own: story, urls: gone }).ofStory).toEqual([]);
});
