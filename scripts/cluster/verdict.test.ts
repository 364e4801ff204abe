import { expect, test } from "vitest";
import type { Met, Readers } from "./readers";
import { verdictOf } from "./verdict";

const page: Met = { phase: "nothing", path: "/en", milliseconds: 1 };
const readersWho = (...met: Met[]) => ({ met }) as unknown as Readers;

test("a run has passed where no reader met anything and nothing was found besides", () => {
  const fine = verdictOf(readersWho(page, page), []);
  expect(fine.passed).toBe(true);
  expect(fine.sentence).toContain("Errors 0, stale answers after a receipt 0");
  const late = { ...page, stale: "1 after 2" };
  const bad = verdictOf(readersWho({ ...page, error: "status 503" }, late, late), ["lost"]);
  expect(bad).toEqual({
    passed: false,
    sentence: "Errors 1, stale answers after a receipt 2, lost publishes and other problems 1.",
  });
  expect(verdictOf(readersWho(late), []).passed).toBe(false);
  expect(verdictOf(readersWho(page), ["nginx found no page"]).passed).toBe(false);
});
