import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { build, type Metafile } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  bundledSources,
  bundleOptions,
  makeSourceBundle,
  runSourceBundle,
  sourceBundle,
} from "./source-bundle.mjs";

const execute = promisify(execFile);

let root: string;

const write = (file: string, text: string) => writeFileSync(path.join(root, file), text);

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), "newsroom-bundle-"));
  for (const folder of ["scripts", "lib"]) mkdirSync(path.join(root, folder));
  write("tsconfig.json", '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }');
  write("scripts/cli.ts", 'import { word } from "@/lib/word";\nconsole.log(word as string);\n');
});
afterAll(() => rmSync(root, { recursive: true }));

/** Made by one process and run by another, as a command is. */
async function said(): Promise<string> {
  const file = await makeSourceBundle(root, "cli");
  return spawnSync(process.execPath, [file], { encoding: "utf8" }).stdout.trim();
}

test("a program is made once for its sources, and never run as they were before", async () => {
  write("lib/word.ts", 'export const word = "one";\n');
  expect(sourceBundle(root, "cli").isMade).toBe(false);
  expect(await said()).toBe("one");
  const first = sourceBundle(root, "cli");
  expect(first.isMade).toBe(true);
  write("lib/word.ts", 'export const word = "two";\n');
  expect(sourceBundle(root, "cli").isMade).toBe(false);
  expect(await said()).toBe("two");
  write("lib/word.ts", 'export const word = "one";\n');
  expect(sourceBundle(root, "cli")).toEqual(first);
});

test("several that make it at once all find it whole, and nothing else is left", async () => {
  write("lib/word.ts", 'export const word = "both";\n');
  const module = path.join(import.meta.dirname, "source-bundle.mjs");
  const program = `import { makeSourceBundle } from ${JSON.stringify(module)};
    await import(await makeSourceBundle(process.argv[1], "cli"));`;
  const started = [1, 2, 3].map(() =>
    execute(process.execPath, ["--input-type=module", "-e", program, root]),
  );
  const words = (await Promise.all(started)).map(({ stdout }) => stdout.trim());
  expect(words).toEqual(["both", "both", "both"]);
  const left = readdirSync(path.join(root, "generated", "programs"));
  expect(left.filter((name) => !name.startsWith("cli-"))).toEqual([]);
});

test("what cannot be made says why, and is tried again", async () => {
  write("lib/word.ts", "export const other = 1;\n");
  await expect(said()).rejects.toThrow('No matching export in "lib/word.ts"');
  expect(sourceBundle(root, "cli").isMade).toBe(false);
});

test("a program is loaded with what it exports", async () => {
  write("lib/word.ts", 'export const word = "loaded";\n');
  write("scripts/cli.ts", 'export { word } from "@/lib/word";\n');
  const loaded = await runSourceBundle(await makeSourceBundle(root, "cli"));
  expect(loaded).toMatchObject({ word: "loaded" });
});

const project = path.resolve(import.meta.dirname, "../..");

async function metafileOf(name: "cli" | "supervisor"): Promise<Metafile> {
  const options = bundleOptions(project, name);
  const made = await build({ ...options, outdir: "out", write: false, metafile: true });
  return made.metafile as Metafile;
}

test.each(["cli", "supervisor"] as const)("%s: all of its sources are watched", async (name) => {
  const files = Object.keys((await metafileOf(name)).inputs);
  expect(files.length).toBeGreaterThan(20);
  const watched = bundledSources.map((entry) => `${entry}/`);
  expect(files.filter((file) => !watched.some((entry) => file.startsWith(entry)))).toEqual([]);
});

/** What is loaded with a part of a program, packages too. */
function loadedWith({ outputs }: Metafile, entry: string): string[] {
  const [start] = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === entry) ?? [];
  if (!start) throw new Error(`${entry} is no part of its own`);
  const loaded = new Set([start]);
  for (const file of loaded) {
    for (const { kind, path: name } of outputs[file]?.imports ?? []) {
      if (kind === "import-statement") loaded.add(name);
    }
  }
  return [...loaded].filter((name) => !/^(?:out\/|node:)/.test(name));
}

test("a command loads what it needs: the help no package, the list of documents no Prisma", async () => {
  const made = await metafileOf("cli");
  expect(loadedWith(made, "scripts/cli.ts")).toEqual([]);
  expect(loadedWith(made, "scripts/cli/run-on-site.ts").sort()).toEqual(["pg", "zod"]);
  expect(loadedWith(made, "features/editorial/drafts/document-list.ts")).toEqual(["pg"]);
});

test("a supervisor loads no package before fronts have begun, and all the rest in one part after it", async () => {
  const made = await metafileOf("supervisor");
  expect(loadedWith(made, "server/supervisor/supervise.ts")).toEqual([]);
  const later = Object.values(made.outputs)
    .flatMap(({ imports }) => imports)
    .filter(({ kind, external }) => kind === "dynamic-import" && !external);
  expect(later.map(({ path: name }) => name)).toEqual([
    expect.stringMatching(/^out\/start-site-\w+\.mjs$/),
  ]);
});
