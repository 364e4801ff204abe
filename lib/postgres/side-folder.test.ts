import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { clusterPaths } from "@/lib/postgres/cluster-paths";
import {
  claimSideFolder,
  makeSideFolder,
  removeAbandoned,
  removeSideFolder,
  sideFolderOf,
} from "@/lib/postgres/side-folder";

let top: string;
let places: string[];
let said: string[];
const say = (line: string) => void said.push(line);

beforeEach(() => {
  top = realpathSync(mkdtempSync(path.join(tmpdir(), "newsroom side-")));
  places = [path.join(top, "not there"), path.join(top, "lib")];
  mkdirSync(path.join(top, "lib"));
  said = [];
});

afterEach(() => rmSync(top, { recursive: true, force: true }));

const dataDir = (name: string) => path.join(top, name);

async function kept(name: string): Promise<string> {
  mkdirSync(dataDir(name));
  const fill = (side: string) => mkdirSync(path.join(side, "postgres"));
  return (await makeSideFolder(clusterPaths(dataDir(name)), undefined, fill, places)) ?? "";
}

/** What a start does before it needs a new folder. */
function begin(name: string): string | undefined {
  mkdirSync(dataDir(name), { recursive: true });
  const paths = clusterPaths(dataDir(name));
  const side = sideFolderOf(paths, places);
  if (side) claimSideFolder(side, paths);
  else removeAbandoned(paths, say, places);
  return side;
}

describe("the folder of a cluster that cannot stay in its data folder", () => {
  test("is in the first place that is there, and the data folder leads to it", async () => {
    const side = await kept("data");
    expect(path.dirname(side)).toBe(path.join(top, "lib", "bauing-newsroom"));
    expect(clusterPaths(dataDir("data")).cluster).toBe(path.join(side, "postgres"));
    expect(readFileSync(path.join(dataDir("data"), "postgres.claim"), "utf8")).toContain(side);
    expect(begin("data")).toBe(side);
  });

  test("is nowhere when there is no place for it", async () => {
    mkdirSync(dataDir("data"));
    const paths = clusterPaths(dataDir("data"));
    expect(
      await makeSideFolder(paths, undefined, () => {}, [path.join(top, "none")]),
    ).toBeUndefined();
  });

  test("goes when the data folder was removed, at the next start in its place", async () => {
    const side = await kept("data");
    rmSync(dataDir("data"), { recursive: true });
    expect(begin("data")).toBeUndefined();
    expect(existsSync(side)).toBe(false);
    expect(said.join()).toContain(`removed ${side}`);
  });

  test("stays when the data folder was only put aside, and comes back with it", async () => {
    const side = await kept("data");
    renameSync(dataDir("data"), dataDir("old"));
    expect(begin("data")).toBeUndefined();
    expect(existsSync(side)).toBe(true);
    expect(said.join()).toContain(`left in ${side}`);
    expect(begin("old")).toBe(side);
    // It belongs to the folder's new name now, and a removal of that is seen too.
    rmSync(dataDir("old"), { recursive: true });
    begin("old");
    expect(existsSync(side)).toBe(false);
  });

  test("is not that of another data folder that was removed", async () => {
    const side = await kept("one");
    rmSync(dataDir("one"), { recursive: true });
    begin("two");
    expect(existsSync(side)).toBe(true);
  });

  test("does not serve a copy of the data folder, unless the first is gone", async () => {
    const side = await kept("data");
    cpSync(dataDir("data"), dataDir("copy"), { recursive: true, verbatimSymlinks: true });
    expect(() => begin("copy")).toThrow(`is a copy of ${dataDir("data")}`);
    rmSync(dataDir("data"), { recursive: true });
    expect(begin("copy")).toBe(side);
  });

  test("is missed, not made anew, when it is gone", async () => {
    const side = await kept("data");
    rmSync(side, { recursive: true });
    expect(() => begin("data")).toThrow(`kept in ${side}, which is gone`);
  });

  test("is found again when a start was killed before it made the link", async () => {
    const side = await kept("data");
    rmSync(path.join(dataDir("data"), "postgres"));
    expect(begin("data")).toBe(side);
    expect(clusterPaths(dataDir("data")).cluster).toBe(path.join(side, "postgres"));
  });

  test("is not confused with a link of somebody's own", () => {
    mkdirSync(path.join(top, "disk", "postgres"), { recursive: true });
    mkdirSync(dataDir("data"));
    symlinkSync(path.join(top, "disk", "postgres"), path.join(dataDir("data"), "postgres"));
    expect(begin("data")).toBeUndefined();
  });

  test("goes with the data folder of a test", async () => {
    const side = await kept("data");
    removeSideFolder(clusterPaths(dataDir("data")));
    expect(existsSync(side)).toBe(false);
  });
});
