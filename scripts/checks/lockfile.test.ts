import { expect, test } from "vitest";
import { completed, missingOptional } from "./lockfile";

const native = { "tool-darwin-arm64": "1.0.0", "tool-linux-x64-musl": "1.0.0" };
const tool = { version: "1.0.0", dev: true, optionalDependencies: native };

test("finds optional packages that the lockfile lacks", () => {
  const packages = {
    "": {},
    "node_modules/tool": tool,
    "node_modules/tool-linux-x64-musl": { version: "1.0.0" },
  };
  expect(missingOptional({ packages })).toEqual([
    { name: "tool-darwin-arm64", version: "1.0.0", dev: true },
  ]);
});

test("looks for them where Node does", () => {
  const packages = {
    "node_modules/a/node_modules/tool": tool,
    "node_modules/a/node_modules/tool-darwin-arm64": { version: "1.0.0" },
    "node_modules/tool-linux-x64-musl": { version: "1.0.0" },
  };
  expect(missingOptional({ packages })).toEqual([]);
});

test("adds them for their system only, in order", () => {
  const { packages = {} } = completed({ packages: { "": {}, "node_modules/tool": tool } });
  expect(Object.keys(packages)).toEqual([
    "",
    "node_modules/tool",
    "node_modules/tool-darwin-arm64",
    "node_modules/tool-linux-x64-musl",
  ]);
  expect(packages["node_modules/tool-linux-x64-musl"]).toEqual({
    version: "1.0.0",
    cpu: ["x64"],
    libc: ["musl"],
    os: ["linux"],
    dev: true,
    optional: true,
  });
  expect(missingOptional({ packages })).toEqual([]);
});
