import { expect, test } from "vitest";
import { lockfileHosts, unnamedInNotices, unpinnedVersions } from "./packages";

test("takes exact versions only", () => {
  const manifest = {
    dependencies: { a: "1.2.3", b: "18.4.0-beta.17", c: "^1.2.3" },
    devDependencies: { d: "latest", e: "20" },
    overrides: { f: "~1.0.0" },
  };
  expect(unpinnedVersions(manifest).map((fault) => fault.split(" ")[1])).toEqual([
    "dependencies.c",
    "devDependencies.d",
    "devDependencies.e",
    "overrides.f",
  ]);
});

test("takes a lockfile without hosts only", () => {
  const packages = { "": {}, "node_modules/a": { version: "1.0.0" } };
  expect(lockfileHosts({ packages })).toEqual([]);
  const resolved = "https://packages.example/a-1.0.0.tgz";
  expect(lockfileHosts({ packages: { "node_modules/a": { resolved } } })).toHaveLength(1);
});

test("every direct dependency is named in the notices, and a part of a name is not its name", () => {
  const manifest = {
    dependencies: { next: "1.0.0", "@a/b": "1.0.0" },
    devDependencies: { c: "1.0.0" },
  };
  expect(unnamedInNotices(manifest, "| next-intl, @a/b-c, @x/c | MIT |")).toHaveLength(3);
  expect(unnamedInNotices(manifest, "| next, @a/b (fonts); c. | MIT |")).toEqual([]);
});
