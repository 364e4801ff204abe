import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { trackProgress } from "@/lib/progress";
import { counters, gauges, histograms } from "./definitions";
import { count, observe } from "./figures";
import { mergeFigures } from "./merge";
import { openRegistry } from "./registry";
import { expectConventions, parseFigures } from "./testing";

const valuesOf = (text: string, name: string) =>
  parseFigures(text)
    .get(name)
    ?.samples.map(({ labels, value }) => [labels, value]);

/** Other tests of this process count as well. */
const refusals = (text: string) =>
  valuesOf(text, "newsroom_requests_refused_total")?.filter(
    ([labels]) => (labels as Record<string, string>).reason === "test",
  );

test("what was counted, measured and is known is told as Prometheus reads it", async () => {
  count("newsroom_requests_refused_total", { reason: "test" });
  const read = await openRegistry("front-1", {
    newsroom_store_writable: () => [{ value: 1 }],
    newsroom_disk_free_bytes: () => Promise.reject(new Error("it cannot be asked")),
  });
  count("newsroom_requests_refused_total", { reason: "test" });
  observe("newsroom_render_wait_seconds", 0.03);
  const progress = trackProgress("pages", 10_000);
  const text = await read();
  progress.end();
  expectConventions(parseFigures(text));
  expect(refusals(text)).toEqual([[{ reason: "test", process: "front-1" }, 2]]);
  expect(valuesOf(text, "newsroom_store_writable")).toEqual([[{ process: "front-1" }, 1]]);
  // What is not known is not 0.
  expect(valuesOf(text, "newsroom_disk_free_bytes")).toEqual([
    [{ process: "front-1" }, Number.NaN],
  ]);
  expect(valuesOf(text, "newsroom_loop_stuck")).toEqual([
    [{ loop: "pages", process: "front-1" }, 0],
  ]);
  const waits = parseFigures(text).get("newsroom_render_wait_seconds")?.samples ?? [];
  const below = (le: string) => waits.find(({ labels }) => labels.le === le)?.value;
  expect([below("0.025"), below("0.05"), below("+Inf")]).toEqual([0, 1, 1]);
  expect(valuesOf(text, "process_cpu_seconds_total")).toHaveLength(1);
  expect(valuesOf(text, "nodejs_eventloop_lag_seconds")).toHaveLength(1);
  // Asked again, nothing is counted twice.
  expect(refusals(await read())).toEqual(refusals(text));
});

test("several processes are one text, in which each name is described once", async () => {
  const texts = await Promise.all(
    ["front-1", "front-2", "worker-host-7"].map(async (name) => (await openRegistry(name))()),
  );
  const merged = mergeFigures([...texts, ""]);
  const families = parseFigures(merged);
  expectConventions(families);
  const of = families.get("process_cpu_seconds_total")?.samples.map(({ labels }) => labels.process);
  expect(of).toEqual(["front-1", "front-2", "worker-host-7"]);
});

test("the guide names every figure, and none that there is not", () => {
  const guide = readFileSync(path.resolve(import.meta.dirname, "../../docs/operations.md"), "utf8");
  const named = new Set(guide.match(/\bnewsroom_[a-z_]+[a-z]\b/g));
  const there = Object.keys({ ...counters, ...histograms, ...gauges });
  const bare = [...named].map((name) => name.replace(/_(?:bucket|sum|count)$/, ""));
  expect(there.filter((name) => !named.has(name))).toEqual([]);
  expect(bare.filter((name) => !there.includes(name))).toEqual([]);
});
