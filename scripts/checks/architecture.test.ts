import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { featureOrder } from "./house";

const root = path.resolve(import.meta.dirname, "../..");
const page = readFileSync(path.join(root, "docs/architecture.md"), "utf8");
const named = [...page.matchAll(/`([^`\s]+\/[^`\s]+\.tsx?)`/g)].map(([, file = ""]) => file);

test("every file on the map exists", () => {
  expect(named.length).toBeGreaterThan(35);
  expect(named.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
});

test("a publish goes one way between features: from editorial down to publication", () => {
  const flow = page.split("## A publish")[1]?.split("\n## ")[0] ?? "";
  const features = [...flow.matchAll(/`features\/([a-z]+)\//g)].map(([, name = ""]) => name);
  const below = new Set(
    featureOrder.slice(0, featureOrder.findIndex((line) => line.includes("editorial")) + 1).flat(),
  );
  expect(features.length).toBeGreaterThan(8);
  expect(features.filter((name) => !below.has(name))).toEqual([]);
});
