import { expect, test } from "vitest";
import type { Errand } from "@/features/editorial/errand/errand";
import { togetherOf } from "./together";

const errand = (step: Errand["step"], may = true, change: Partial<Errand> = {}): Errand => ({
  settled: [],
  open: ["zh", "en"],
  step,
  for: ["zh"],
  may,
  mayPublishAtOnce: false,
  ...change,
});
const stories = (...errands: Errand[]) =>
  errands.map((each, index) => ({ documentId: `d${index}`, errand: each }));

test("the hindmost story says which step is next, and only its texts take it", () => {
  const together = togetherOf(stories(errand("publish"), errand("submit"), errand("approve")));
  expect(together).toMatchObject({
    step: "submit",
    may: true,
    texts: [{ documentId: "d1", locale: "zh" }],
  });
  expect(together.open).toHaveLength(6);
});

test("nothing goes on while a story must be mended, and nobody does what they may not in one of them", () => {
  expect(togetherOf(stories(errand("publish"), errand(undefined)))).toMatchObject({
    step: undefined,
    may: false,
    mayPublishAtOnce: false,
  });
  expect(togetherOf(stories(errand("approve"), errand("approve", false))).may).toBe(false);
});

test("who may approve in passing may publish at once what others have approved already", () => {
  const passing = errand("submit", true, { mayPublishAtOnce: true });
  expect(togetherOf(stories(passing, errand("publish"))).mayPublishAtOnce).toBe(true);
  expect(togetherOf(stories(passing, errand("publish", false))).mayPublishAtOnce).toBe(false);
  expect(togetherOf(stories(passing, errand("approve"))).mayPublishAtOnce).toBe(false);
});

test("settled stories are not there", () => {
  const settled = errand(undefined, false, { open: [], settled: ["zh"] });
  expect(togetherOf(stories(settled, errand("publish")))).toMatchObject({
    step: "publish",
    may: true,
  });
  expect(togetherOf(stories(settled))).toMatchObject({ step: undefined, texts: [], open: [] });
});
