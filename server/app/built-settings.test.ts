import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import loadConfig from "next/dist/server/config";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withBuiltSettings } from "./built-settings";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "newsroom-settings-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const variable = () => process.env.__NEXT_PRIVATE_STANDALONE_CONFIG;

function buildWith(settings: object): string {
  const build = path.join(folder, "part", "build");
  mkdirSync(build, { recursive: true });
  const file = path.join(folder, "part", "required-server-files.json");
  writeFileSync(file, JSON.stringify({ version: 1, config: settings }));
  return build;
}

test("Next has its settings from the build, and compiles none", async () => {
  const settings = { distDir: "of the build", poweredByHeader: false };
  const load = () => loadConfig("phase-production-server", folder, { silent: true });
  const build = buildWith(settings);
  // By the function that Next's server asks: another version may have another way.
  await withBuiltSettings(build, async () => {
    expect(await load()).toEqual(settings);
  });
  expect(variable()).toBeUndefined();
  // Asked again later it has them still.
  expect(await load()).toEqual(settings);
});

test("where Next does not come up, nothing is left of it either", async () => {
  const failed = withBuiltSettings(buildWith({}), () => Promise.reject(new Error("no port")));
  await expect(failed).rejects.toThrow("no port");
  expect(variable()).toBeUndefined();
});

test("a build without them is none", async () => {
  const none = path.join(folder, "nowhere", "build");
  await expect(withBuiltSettings(none, async () => {})).rejects.toThrow("ENOENT");
});
