import path from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { programs } from "@/lib/startup/programs";

test("no process of the site needs what Next alone gives to its own code", async () => {
  const { metafile } = await build({
    absWorkingDir: path.resolve(import.meta.dirname, "../.."),
    entryPoints: programs.map(([out, file]) => ({ in: file, out })),
    outdir: "unwritten",
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const imported = Object.entries(metafile.outputs).flatMap(([out, { imports }]) =>
    imports.map(({ path: name }) => `${path.basename(out)}: ${name}`),
  );
  expect(imported.length).toBeGreaterThan(0);
  // Without its ending Node finds no such module, and the process ends while it starts.
  expect(imported.filter((each) => /: next\/[a-z-]+$/.test(each))).toEqual([]);
});
