import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { locales } from "@/i18n/routing";
import { ownBuild, wholeBuilds } from "@/lib/startup/builds";
import { createLife } from "@/lib/startup/life.mjs";
import { programs } from "@/lib/startup/programs";
import { beginBuild, build } from "./build";
import type { SupervisorContext } from "./context";
import { lookForBuild } from "./found-build";

// The real steps, with a stand-in for Next: it notes that it ran, and fails when the sources say so.
const next = `
const { appendFileSync, mkdirSync, readFileSync, writeFileSync } = require("node:fs");
process.chdir(require("node:path").resolve(__dirname, "../../../.."));
const part = require("node:path").dirname(process.env.BUILD_DIR);
appendFileSync("ran", JSON.stringify({ key: process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY }) + "\\n");
const page = readFileSync("app/page.tsx", "utf8");
mkdirSync(part + "/static", { recursive: true });
writeFileSync(part + "/static/page.js", page);
mkdirSync(part + "/server/app/(site)", { recursive: true });
writeFileSync(part + "/server/app/(site)/page_client-reference-manifest.js", '"static/site.css"');
writeFileSync(part + "/static/site.css", readFileSync("site.css"));
writeFileSync("next-env.d.ts", part);
if (page.includes("broken")) { console.log("Unexpected token"); process.exit(1); }
`;

/** What the key of what readers get is made from, besides the routes. */
const inKey = [
  "i18n/request.ts",
  "features/publication/routes/resolve-path.ts",
  "lib/page-store/strip-scripts.ts",
  "lib/page-store/page-file.ts",
  "lib/page-store/page.ts",
  "server/app/renders.ts",
  "server/app/inner-request.ts",
  "server/front/http/headers.ts",
  "server/front/pages/store-folder.ts",
  "prisma/schema.prisma",
  "next.config.ts",
];

let root: string;
let context: SupervisorContext;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "newsroom-build-"));
  vi.spyOn(process, "cwd").mockReturnValue(root);
  vi.stubEnv("DATA_DIR", path.join(root, ".data"));
  for (const [, file] of programs) write(file, "export const one = 1;");
  write("node_modules/next/dist/bin/next", next);
  for (const file of inKey) write(file, "export {};");
  for (const locale of locales) write(`messages/${locale}.json`, "{}");
  write("package-lock.json", '{ "packages": {} }');
  write("site.css", "a {}");
  write("app/page.tsx", "export const page = 1; // first");
  write("public/robots.txt", "");
  write("next-env.d.ts", "types");
  const progress = { say: () => {} };
  context = { root, life: createLife(() => {}), progress } as unknown as SupervisorContext;
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

function write(file: string, content: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), content);
}

const read = (...parts: string[]) => readFileSync(path.join(root, ...parts), "utf8");
const runsOfNext = () => read("ran").trim().split("\n");

test("the same sources are built once, and what Next does not read leaves its part alone", async () => {
  const first = await build(context);
  expect(first.said).toMatch(/^done \(/);
  expect(read(first.folder, "programs/front.mjs")).toContain("one = 1");
  expect(existsSync(path.join(root, first.folder, "public/robots.txt"))).toBe(true);
  expect(read("next-env.d.ts")).toBe("types");
  const again = await build(context);
  expect(again).toEqual({ folder: first.folder, said: first.said.replace("done", "up to date") });
  write("server/front/front.ts", "export const two = 2;");
  const other = await build(context);
  expect(other.folder).not.toBe(first.folder);
  expect(path.dirname(other.folder)).toBe(path.dirname(first.folder));
  expect(read(first.folder, "programs/front.mjs")).toContain("one = 1");
  expect(read(other.folder, "programs/front.mjs")).toContain("two = 2");
  expect(runsOfNext()).toHaveLength(1);
});

test("a build that is there is found by its sources alone, and by no others", async () => {
  expect(lookForBuild(root).found).toBeUndefined();
  const { folder, said } = await build(context);
  expect(lookForBuild(root).found).toBe(folder);
  const begun = beginBuild(root);
  expect(begun.bundling).toBeUndefined();
  expect(await build(context, begun)).toEqual({ folder, said: said.replace("done", "up to date") });
  write("server/front/front.ts", "export const two = 2;");
  expect(lookForBuild(root).found).toBeUndefined();
  const { folder: other } = await build(context);
  expect(lookForBuild(root).found).toBe(other);
  // Of the same processes, beside other sources: nothing is made, and the next start knows it.
  write("scripts/other.ts", "export const other = 1;");
  expect(lookForBuild(root).found).toBeUndefined();
  expect((await build(context)).folder).toBe(other);
  expect(lookForBuild(root).found).toBe(other);
  rmSync(path.join(root, "scripts/other.ts"));
  write("server/front/front.ts", "export const one = 1;");
  expect(lookForBuild(root).found).toBe(folder);
  // Of another part of Next's.
  write("app/page.tsx", "export const page = 2;");
  expect(lookForBuild(root).found).toBeUndefined();
  write("app/page.tsx", "export const page = 1; // first");
  rmSync(path.join(root, folder, "whole"));
  expect(lookForBuild(root).found).toBeUndefined();
});

test("what changes while processes are put together is not taken for what was before", async () => {
  const begun = beginBuild(root);
  write("server/front/front.ts", "export const two = 2;");
  await build(context, begun);
  write("server/front/front.ts", "export const one = 1;");
  expect(lookForBuild(root).found).toBeUndefined();
});

test("a build that is taken away while the start goes on is made again", async () => {
  const { folder } = await build(context);
  const begun = beginBuild(root);
  rmSync(path.join(root, folder), { recursive: true });
  expect((await build(context, begun)).folder).toBe(folder);
  expect(existsSync(path.join(root, folder, "programs/front.mjs"))).toBe(true);
});

test("a new build touches none before it, has the same key for actions, and the oldest goes", async () => {
  const builds: string[] = [];
  for (const page of ["first", "second", "third", "fourth"]) {
    write("app/page.tsx", `// ${page}`);
    builds.push((await build(context)).folder);
  }
  expect(wholeBuilds(root)).toEqual(builds.slice(1).reverse());
  expect(existsSync(path.join(root, path.dirname(builds[0] ?? "")))).toBe(false);
  expect(read(path.dirname(builds[1] ?? ""), "static/page.js")).toBe("// second");
  expect(new Set(runsOfNext()).size).toBe(1);
  expect(runsOfNext()[0]).toMatch(/"key":"[\w+/]{43}="/);
  // Back to earlier sources is back to their build.
  write("app/page.tsx", "// second");
  expect((await build(context)).folder).toBe(builds[1]);
  expect(runsOfNext()).toHaveLength(4);
  expect(ownBuild(root)).toBe(builds[1]);
});

test("what readers get has another key when a page or its style does, and else the same", async () => {
  const keyOf = async () => read((await build(context)).folder, "readers-key");
  write("app/(desk)/desk.tsx", "export {};");
  const first = await keyOf();
  expect(first).toMatch(/^[0-9a-f]{32}$/);
  write("server/front/front.ts", "export const two = 2;");
  expect(await keyOf()).toBe(first);
  write("app/(desk)/desk.tsx", "export const another = 1;");
  expect(await keyOf()).toBe(first);
  write("postcss.config.mjs", "export const another = 1;");
  expect(await keyOf()).toBe(first);
  // As if another tool had made another style of the same sources.
  write("site.css", "a { color: red }");
  write("postcss.config.mjs", "export const another = 2;");
  const restyled = await keyOf();
  expect(restyled).not.toBe(first);
  write("app/page.tsx", "export const page = 2;");
  expect(await keyOf()).not.toBe(restyled);
});

test("one that fails says why and leaves the others as they are", async () => {
  const { folder } = await build(context);
  write("app/page.tsx", "// broken");
  await expect(build(context)).rejects.toThrow(/could not be built/);
  expect(wholeBuilds(root)).toEqual([folder]);
  expect(read("next-env.d.ts")).toBe("types");
  write("app/page.tsx", "export const page = 1; // first");
  write("server/front/front.ts", "const = broken");
  await expect(build(context)).rejects.toThrow(/could not be put together/);
  write("server/front/front.ts", "export const one = 1;");
  expect((await build(context)).folder).toBe(folder);
  expect(runsOfNext()).toHaveLength(2);
});

test("one that was cut off is made again", async () => {
  const { folder } = await build(context);
  rmSync(path.join(root, folder, "whole"));
  rmSync(path.join(root, folder, "programs/front.mjs"));
  expect((await build(context)).folder).toBe(folder);
  expect(existsSync(path.join(root, folder, "programs/front.mjs"))).toBe(true);
  rmSync(path.join(root, path.dirname(folder), "whole"));
  await build(context);
  expect(runsOfNext()).toHaveLength(1);
  rmSync(path.join(root, folder, "whole"));
  await build(context);
  expect(runsOfNext()).toHaveLength(2);
});
