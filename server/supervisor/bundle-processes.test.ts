import path from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { bundledSources } from "@/lib/startup/source-bundle.mjs";
import { programBundle } from "./bundle-processes";

const built = build(programBundle(path.resolve(import.meta.dirname, "../..")));

test("no process of the site needs what Next alone gives to its own code", async () => {
  const { metafile } = await built;
  const imported = Object.entries(metafile.outputs).flatMap(([out, { imports }]) =>
    imports.map(({ path: name }) => `${path.basename(out)}: ${name}`),
  );
  expect(imported.length).toBeGreaterThan(0);
  // Without its ending Node finds no such module, and the process ends while it starts.
  expect(imported.filter((each) => /: next\/[a-z-]+$/.test(each))).toEqual([]);
});

test("a front loads no package before its first reader but those that readers need", async () => {
  const { metafile } = await built;
  const [, front] =
    Object.entries(metafile.outputs).find(([out]) => out.endsWith("front.mjs")) ?? [];
  const first = (front?.imports ?? [])
    .filter(({ kind, path: name }) => kind === "import-statement" && !name.startsWith("node:"))
    .map(({ path: name }) => name);
  // Each takes a tenth of a second or so of a start, which readers wait for.
  expect([...new Set(first)].sort()).toEqual([
    "@prisma/adapter-pg",
    "@prisma/client/runtime/client",
    "lru-cache",
    "negotiator",
    "pg",
    "pino",
    "proxy-addr",
    "zod",
  ]);
});

test("by what a build is found its processes are known: nothing is put into them from elsewhere", async () => {
  const { metafile } = await built;
  const files = Object.keys(metafile.inputs);
  expect(files).toContain("server/front/front.ts");
  const isKnown = (file: string) => bundledSources.some((each) => file.startsWith(`${each}/`));
  expect(files.filter((file) => !isKnown(file))).toEqual([]);
});
