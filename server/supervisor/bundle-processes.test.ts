import path from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { programBundle } from "./bundle-processes";

test("no process of the site needs what Next alone gives to its own code", async () => {
  const { metafile } = await build(programBundle(path.resolve(import.meta.dirname, "../..")));
  const imported = Object.entries(metafile.outputs).flatMap(([out, { imports }]) =>
    imports.map(({ path: name }) => `${path.basename(out)}: ${name}`),
  );
  expect(imported.length).toBeGreaterThan(0);
  // Without its ending Node finds no such module, and the process ends while it starts.
  expect(imported.filter((each) => /: next\/[a-z-]+$/.test(each))).toEqual([]);
});
