import { expect, test } from "vitest";
import { editingSessionsOf } from "./editing-sessions";

const at = (number: number, minute: number, authorName = "a", version: number | null = number) => ({
  number,
  version,
  authorName,
  createdAt: new Date(minute * 60_000),
  erasedAt: null,
});

test("saves of one person that follow each other stand together", () => {
  const kept = [at(6, 63), at(5, 62, "b"), at(4, 61), at(3, 45), at(2, 2), at(1, 1)];
  expect(
    editingSessionsOf(kept).map(({ newest, others, before }) => [
      newest.number,
      others.length,
      before,
    ]),
  ).toEqual([
    [6, 0, 5],
    [5, 0, 4],
    [4, 0, 3],
    [3, 0, 2],
    [2, 1, undefined],
  ]);
});

test("a conflict copy stands for itself", () => {
  const kept = [at(3, 3), at(2, 2, "a", null), at(1, 1)];
  expect(editingSessionsOf(kept).map(({ newest }) => newest.number)).toEqual([3, 2, 1]);
});

test("a session ends where something was done with the text", () => {
  const kept = [at(4, 4), at(3, 3), at(2, 2), at(1, 1)];
  const sessions = editingSessionsOf(kept, new Set([2]));
  expect(sessions.map(({ newest, before }) => [newest.number, before])).toEqual([
    [4, 2],
    [2, undefined],
  ]);
});
