import { expect, test } from "vitest";
import { createAppChoice } from "./app-choice";

const sockets = ["a", "b", "c"];

test("what belongs to one page goes to one app, and pages go to all of them", () => {
  const choice = createAppChoice(sockets);
  const first = (key: string) => choice.inOrder(key)[0];
  expect(new Set(Array.from({ length: 9 }, () => first("/en/a"))).size).toBe(1);
  const pages = Array.from({ length: 60 }, (_, index) => first(`/en/${index}`));
  expect(new Set(pages)).toEqual(new Set(sockets));
});

test("everything else goes round", () => {
  const choice = createAppChoice(sockets);
  expect([1, 2, 3, 4].map(() => choice.inOrder()[0])).toEqual(["a", "b", "c", "a"]);
});

test("one that is away is asked last, until its time is over or it answers", () => {
  let now = 0;
  const choice = createAppChoice(sockets, () => now);
  const [first = "", second] = choice.inOrder("/en/a");
  choice.refused(first);
  expect(choice.inOrder("/en/a")).toEqual([second, expect.anything(), first]);
  now = 1_001;
  expect(choice.inOrder("/en/a")[0]).toBe(first);
  choice.hung(first);
  now = 10_000;
  expect(choice.inOrder("/en/a")[0]).toBe(second);
  choice.answered(first);
  expect(choice.inOrder("/en/a")[0]).toBe(first);
});
