import { chownSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { writeStatusPages } from "@/features/publication/plain-page/status-pages";
import { edgeFolders } from "@/lib/edge-links";
import { openEdge } from "./open-edge";

let root: string;
const edge = () => path.join(root, "run", "edge");

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "newsroom-edge-links-"));
  mkdirSync(path.join(root, "data"));
  vi.stubEnv("DATA_DIR", path.join(root, "data"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

test("a command finds the folder that the site has used last, and the one that it is told of", async () => {
  expect(await edgeFolders()).toEqual([]);
  vi.stubEnv("EDGE_DIR", ` ${edge()} `);
  await (await openEdge(() => {}))?.close(false);
  expect(await edgeFolders()).toEqual([edge()]);
  vi.stubEnv("EDGE_DIR", "");
  expect(await edgeFolders()).toEqual([edge()]);
  vi.stubEnv("EDGE_DIR", "/run/another");
  expect(await edgeFolders()).toEqual(["/run/another", edge()]);
});

test("a site that cannot write what nginx says while it is away is opened all the same, and warns", async () => {
  mkdirSync(edge(), { recursive: true });
  writeFileSync(path.join(edge(), "status"), "in the way");
  vi.stubEnv("EDGE_DIR", edge());
  const warnings: unknown[] = [];
  const tree = await openEdge((error) => void warnings.push(error));
  expect(tree).toBeDefined();
  expect(warnings).toHaveLength(1);
  await tree?.close(false);
});

test("folders that are not there yet are the site's, whoever makes them", async () => {
  // Only who administrates a machine can give things to others.
  if (process.getuid?.() === 0) chownSync(path.join(root, "data"), 65_534, 65_534);
  await writeStatusPages(edge());
  const { uid } = statSync(path.join(root, "data"));
  for (const each of [edge(), path.join(edge(), "status")]) {
    const { mode, uid: owner } = statSync(each);
    expect([mode & 0o777, owner]).toEqual([0o755, uid]);
  }
});
