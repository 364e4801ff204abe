import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

// What people and tools look for by its name, and what it has to agree with.

const read = (file: string) =>
  readFileSync(path.resolve(import.meta.dirname, "../..", file), "utf8");
const own = JSON.parse(read("package.json"));

test("the version stands in package.json, in the lockfile and on top of the change log", () => {
  const lockfile = JSON.parse(read("package-lock.json"));
  const [newest] = /^## (\d+\.\d+\.\d+)/m.exec(read("CHANGELOG.md"))?.slice(1) ?? [];
  expect([lockfile.version, lockfile.packages[""].version, newest]).toEqual([
    own.version,
    own.version,
    own.version,
  ]);
});

test("Node's version for those who choose is one that the site runs on, and the container's", () => {
  const chosen = Number(read(".nvmrc"));
  const [, oldest] = />=(\d+)\.\d+/.exec(own.engines.node) ?? [];
  expect(chosen).toBeGreaterThanOrEqual(Number(oldest));
  expect(read("deploy/Dockerfile")).toContain(`ARG NODE=${chosen}-`);
  // What is built is built for the oldest.
  expect(read("lib/startup/source-bundle.mjs")).toContain(`oldestNode = "node${oldest}"`);
});

test.each(["SECURITY.md", "LICENSE", "CONTRIBUTING.md", ".editorconfig", ".env.example"])(
  "%s is there",
  (file) => expect(existsSync(file)).toBe(true),
);

test("an image is built without what is secret, and without what is made anew", () => {
  const ignored = read(".dockerignore").split("\n");
  expect(ignored).toEqual(
    expect.arrayContaining([".env", ".data", ".git", ".next", "node_modules", "deploy/*.env"]),
  );
  for (const folder of read(".gitignore").match(/^[\w.-]+(?=\/$)/gm) ?? [])
    expect(ignored).toContain(folder);
});

test.each(["build", "lint", "typecheck", "test", "start", "release"])("npm run %s", (name) =>
  expect(own.scripts[name]).toBeTruthy(),
);
