import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findMapsWhenAsked } from "./maps-when-asked";

const folder = mkdtempSync(path.join(tmpdir(), "newsroom-maps-"));
const nodes = Module.findSourceMap;
const built = path.join(folder, "[root]_1._.js");

beforeAll(() => {
  const map = { version: 3, sources: ["desk.tsx"], names: [], mappings: "AAAA" };
  writeFileSync(`${built}.map`, JSON.stringify(map));
  writeFileSync(built, `one();\n\n//# sourceMappingURL=${encodeURIComponent("[root]_1._.js.map")}`);
  writeFileSync(path.join(folder, "without.js"), "one();\n");
  writeFileSync(path.join(folder, "lost.js"), "one();\n//# sourceMappingURL=lost.js.map");
  findMapsWhenAsked();
});
afterAll(() => {
  Object.assign(Module, { findSourceMap: nodes });
  rmSync(folder, { recursive: true });
});

test("Next, which shows where an error came from, finds the map of what it has built", () => {
  // The function that its errors go by: another version may have another way.
  const name = "next/dist/server/lib/source-maps.js";
  const { findSourceMapPayload } = createRequire(import.meta.url)(name) as {
    findSourceMapPayload: (script: string) => { sources: string[] } | undefined;
  };
  expect(findSourceMapPayload(built)?.sources).toEqual(["desk.tsx"]);
  expect(findSourceMapPayload(pathToFileURL(built).href)?.sources).toEqual(["desk.tsx"]);
});

test.each(["without.js", "lost.js", "nowhere.js"])("of %s there is none", (name) => {
  expect(Module.findSourceMap(path.join(folder, name))).toBeUndefined();
});

test("what is no file has none", () => {
  expect(Module.findSourceMap("node:internal/process/task_queues")).toBeUndefined();
});
