import { expect, test, vi } from "vitest";
import { TookTooLong } from "@/lib/within";
import { databaseAnswers } from "@/server/front/pages/database-guard";
import { statusOfFailure } from "./failure-status";

vi.mock("@/server/front/pages/database-guard", () => ({ databaseAnswers: vi.fn() }));

const late = new TookTooLong("/en took longer than 30 s");
const wrong = new Error("Next answered /en with 500");

test.each([
  ["took too long", true, late, 503, [[late]]],
  ["went wrong", true, wrong, 500, [[wrong]]],
  ["went wrong as the database is away", false, wrong, 503, []],
])("a render that %s", async (_, answers, error, status, reported) => {
  vi.mocked(databaseAnswers).mockResolvedValue(answers);
  const report = vi.fn();
  expect(await statusOfFailure(error, report)).toEqual({ status });
  expect(report.mock.calls).toEqual(reported);
});
