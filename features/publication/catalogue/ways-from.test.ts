import { expect, test } from "vitest";
import { waysFrom } from "./ways-from";

const cards = (...ids: string[]) => ids.map((documentId) => ({ documentId }));
const shown = (ways: ReturnType<typeof waysFrom>) => ({
  previous: ways.neighbours.previous?.documentId,
  next: ways.neighbours.next?.documentId,
  related: ways.related.map(({ documentId }) => documentId),
});

test("no story stands twice, and a story does not lead to itself", () => {
  const ways = waysFrom(
    "own",
    { previous: "a", next: "b" },
    ["a", "own", "c", "b", "c", "d", "e", "f"],
    cards("a", "b", "c", "d", "e", "f", "own"),
  );
  expect(shown(ways)).toEqual({ previous: "a", next: "b", related: ["c", "d", "e"] });
});

test("with few stories there are fewer ways, and no empty ones", () => {
  const both = waysFrom("own", { previous: "a", next: "b" }, ["a", "b"], cards("a", "b"));
  expect(shown(both)).toEqual({ previous: "a", next: "b", related: [] });
  const last = waysFrom("own", { previous: "a" }, ["a", "b"], cards("a", "b"));
  expect(shown(last)).toEqual({ previous: "a", next: undefined, related: ["b"] });
  const gone = waysFrom("own", { previous: "a" }, ["b", "c"], cards("c"));
  expect(shown(gone)).toEqual({ previous: undefined, next: undefined, related: ["c"] });
  expect(shown(waysFrom("own", {}, [], []))).toEqual({
    previous: undefined,
    next: undefined,
    related: [],
  });
});
