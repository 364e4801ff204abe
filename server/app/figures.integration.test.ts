import { afterAll, expect, test, vi } from "vitest";
import { editorialDb } from "@/lib/db/editorial";
import { mergeFigures } from "@/lib/figures/merge";
import { expectConventions, parseFigures } from "@/lib/figures/testing";
import { testDatabase } from "@/lib/postgres/testing";
import { createWorkerFigures } from "@/server/worker/figures";
import { startReports } from "@/server/worker/report";
import { createAppFigures } from "./figures";

const database = testDatabase();
vi.stubEnv("METRICS_TOKEN", "a-token-of-some-length");
afterAll(() => void vi.unstubAllEnvs());

test("what workers say reaches the app by the database, with the work there is", async () => {
  const clock = Date.now();
  await editorialDb().job.createMany({
    data: [
      { kind: "receipt", payload: {}, dueAt: new Date(clock - 90_000) },
      { kind: "receipt", payload: {}, dueAt: new Date(clock - 5_000) },
      { kind: "notify", payload: {}, dueAt: new Date(clock + 600_000) },
      { kind: "notify", payload: {}, dueAt: new Date(clock), failedAt: new Date(clock) },
    ],
  });
  const end = startReports(database.url, createWorkerFigures());
  const figures = createAppFigures({
    newsroom_render_queue_length: () => [{ value: 3 }],
  });
  await expect.poll(async () => (await figures()).workers.length, { timeout: 10_000 }).toBe(1);
  const families = parseFigures(mergeFigures(Object.values(await figures()).flat()));
  expectConventions(families);
  const samples = (name: string) =>
    (families.get(name)?.samples ?? []).map(({ labels: { process, ...labels }, value }) => {
      expect(process).toMatch(/^(?:app-1|worker-)/);
      return [labels, value];
    });
  expect(samples("newsroom_jobs")).toEqual([
    [{ kind: "notify", state: "given-up" }, 1],
    [{ kind: "notify", state: "waiting" }, 1],
    [{ kind: "receipt", state: "due" }, 2],
  ]);
  const [[kind, age] = []] = samples("newsroom_jobs_oldest_age_seconds");
  expect(kind).toEqual({ kind: "receipt" });
  expect(age).toBeGreaterThanOrEqual(90);
  expect(age).toBeLessThan(150);
  expect(samples("newsroom_schedules")).toEqual([
    [{ state: "due" }, 0],
    [{ state: "later" }, 0],
  ]);
  expect(samples("newsroom_render_queue_length")).toEqual([[{}, 3]]);
  expect(samples("newsroom_database_pool_connections").length).toBeGreaterThan(0);
  await end();
  expect(await figures()).toMatchObject({ apps: [expect.any(String)], workers: [] });
});
