import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { takeIn } from "./upload";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** What the server answers, one after the other; the last for ever. */
async function answered(...answers: [status: number, body: object][]) {
  let asked = 0;
  vi.stubGlobal("fetch", async () => {
    const [status, body] = answers[Math.min(asked, answers.length - 1)] ?? [500, {}];
    asked += 1;
    return Response.json(body, { status });
  });
  const taken = takeIn("en", "en", "upload");
  await vi.runAllTimersAsync();
  return { taken: await taken, asked };
}

const away = [503, { ok: false, code: "store-away" }] satisfies [number, object];

test("a store that is away for a moment is asked again", async () => {
  const picture = { hash: "a" };
  const { taken, asked } = await answered(away, away, [200, { ok: true, picture }]);
  expect(taken).toMatchObject({ picture });
  expect(asked).toBe(3);
});

test("one that stays away is named, and what is refused is asked once", async () => {
  expect(await answered(away)).toEqual({ taken: { fault: "store-away" }, asked: 5 });
  const refused = await answered([422, { ok: false, code: "broken", detail: "a.jpg" }]);
  expect(refused).toEqual({ taken: { fault: "broken", detail: "a.jpg" }, asked: 1 });
  const unknown = await answered([404, { ok: false, code: "unknown" }]);
  expect(unknown).toEqual({ taken: { fault: "away" }, asked: 1 });
});
