import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/lib/postgres/testing";
import { evaluate, type Outcome, ownEngine, scoreOf } from "./evaluate";
import { fill, goldenCorpus } from "./fill";
import { classes } from "./golden-types";

testDatabase();

let outcomes: Outcome[] = [];
beforeAll(async () => {
  const corpus = goldenCorpus();
  await fill(corpus);
  outcomes = await evaluate(ownEngine, corpus, ["a", "b"]);
}, 120_000);

/** What search promises; a change that breaks it says here which query it broke. */
const worse = (of: "ndcg" | "recall", than: number, among = outcomes) =>
  among
    .filter((outcome) => outcome[of] < than)
    .map(({ query, half, ...score }) => `${half} ${query.locale} ${query.q}: ${score[of]}`);

test("every Chinese word of two characters and every Russian form is found", () => {
  const promised = outcomes.filter(({ query }) => /^(?:han-word|inflected|yo)$/.test(query.class));
  expect(promised.length).toBeGreaterThan(40);
  expect(worse("recall", 1, promised)).toEqual([]);
});

test("the best answers come first: nDCG@10 of 0.9 at least", () => {
  expect(scoreOf(outcomes).ndcg).toBeGreaterThanOrEqual(0.9);
});

describe.each(classes)("%s", (name) => {
  test("is found and ranked", () => {
    const { ndcg, recall } = scoreOf(outcomes, name);
    expect(ndcg, worse("ndcg", 0.9).join("\n")).toBeGreaterThanOrEqual(0.9);
    expect(recall, worse("recall", 1).join("\n")).toBeGreaterThanOrEqual(0.9);
  });
});
