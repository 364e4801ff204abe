import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { neededPackages } from "./needed-packages.mjs";

test("what is depended on is needed with all behind it, where Node finds it", () => {
  const needed = neededPackages({
    "": { dependencies: { site: "1" } },
    "node_modules/site": {
      dependencies: { part: "1" },
      optionalDependencies: { program: "1", absent: "1" },
      peerDependencies: { must: "1", may: "1" },
      peerDependenciesMeta: { may: { optional: true } },
    },
    "node_modules/site/node_modules/part": { dependencies: { deep: "1" } },
    "node_modules/part": {},
    "node_modules/deep": {},
    "node_modules/program": {},
    "node_modules/must": {},
    "node_modules/may": {},
  });
  expect([...needed].toSorted()).toEqual(
    ["deep", "must", "program", "site", "site/node_modules/part"].map(
      (each) => `node_modules/${each}`,
    ),
  );
});

test("of this site everything that it depends on, and nothing that is for working on it", () => {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const needed = neededPackages(packages);
  for (const name of Object.keys(packages[""].dependencies))
    expect(needed).toContain(`node_modules/${name}`);
  // That some package could make use of them as well makes npm leave them.
  const tools = ["playwright", "playwright-core", "vitest", "typescript", "happy-dom", "knip"];
  for (const name of tools) expect(needed).not.toContain(`node_modules/${name}`);
});
