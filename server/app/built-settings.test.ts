import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import loadConfig from "next/dist/server/config";
import { afterEach, expect, test, vi } from "vitest";
import { takeBuiltSettings } from "./built-settings";

const folder = mkdtempSync(path.join(tmpdir(), "newsroom-settings-"));
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

test("Next has its settings from the build, and compiles none", async () => {
  vi.stubEnv("__NEXT_PRIVATE_STANDALONE_CONFIG", "");
  const build = path.join(folder, "part", "build");
  mkdirSync(build, { recursive: true });
  const settings = { distDir: "of the build", poweredByHeader: false };
  writeFileSync(
    path.join(folder, "part", "required-server-files.json"),
    JSON.stringify({ version: 1, config: settings }),
  );
  takeBuiltSettings(build);
  // By the function that Next's server asks: another version may have another way.
  expect(await loadConfig("phase-production-server", folder, { silent: true })).toEqual(settings);
});

test("a build without them is none", () => {
  expect(() => takeBuiltSettings(path.join(folder, "nowhere", "build"))).toThrow("ENOENT");
});
