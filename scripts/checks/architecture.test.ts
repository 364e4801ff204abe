import { existsSync, readdirSync, readFileSync } from "node:fs";
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

test("every link between documents leads to a file", () => {
  const within = (folder: string, recursive: boolean) =>
    readdirSync(path.join(root, folder), { recursive, encoding: "utf8" })
      .filter((name) => name.endsWith(".md"))
      .map((name) => path.join(folder, name));
  const documents = [...within(".", false), ...within("bench", false), ...within("docs", true)];
  expect(documents.length).toBeGreaterThan(90);
  const dead = documents.flatMap((document) => {
    const text = readFileSync(path.join(root, document), "utf8");
    return [...text.matchAll(/\]\((?![a-z]+:|#)([^)\s#]+)/g)]
      .map(([, to = ""]) => to)
      .filter((to) => !existsSync(path.join(root, path.dirname(document), to)))
      .map((to) => `${document}: ${to}`);
  });
  expect(dead).toEqual([]);
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
