import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { editorialDb } from "@/lib/db/editorial";
import { expireTags } from "@/lib/page-store/expire";
import { isVisible } from "@/lib/page-store/snapshot";
import { writeWatermark } from "@/lib/page-store/watermark";
import { testDatabase } from "@/lib/postgres/testing";
import { keyFile, nextPart } from "@/lib/startup/builds";
import type { App } from "@/server/app/contract";
import { openSite, type Site } from "./open-site";

testDatabase();

const folder = mkdtempSync(path.join(tmpdir(), "newsroom-open-"));
const build = path.join(folder, "next", "build");
let site: Site | undefined;
let forgotten = 0;

const app = {
  render: async () => ({ status: 503 }),
  forget: async () => {
    forgotten += 1;
  },
} as Partial<App> as App;

beforeAll(() => {
  for (const name of [path.join(nextPart(build), "static"), path.join(build, "public")]) {
    mkdirSync(name, { recursive: true });
  }
  writeFileSync(path.join(build, keyFile), "of no build");
  vi.stubEnv("BUILD_DIR", build);
  vi.stubEnv("DATA_DIR", folder);
});
afterEach(async () => {
  await site?.close();
  forgotten = 0;
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** @returns the folder of its pages */
async function opened(): Promise<string> {
  site = openSite(app);
  await expect.poll(() => site?.heard(), { timeout: 20_000 }).toBeDefined();
  const root = path.join(folder, "pages");
  const [name = ""] = readdirSync(root).filter((each) => !each.endsWith(".json"));
  return path.join(root, name);
}

test("a front has heard of a withdrawal when it is noted for a start without the database", async () => {
  const pages = await opened();
  const xid = await editorialDb().$transaction(async (tx) => {
    await expireTags(tx, ["page:en:gone"], { hard: true });
    const rows = await tx.$queryRaw<{ xid: bigint }[]>`
      SELECT pg_current_xact_id()::text::bigint AS xid`;
    return rows[0]?.xid ?? 0n;
  });
  let noted = "";
  await expect
    .poll(
      () => {
        const heard = isVisible(xid, site?.heard() ?? "0:0:");
        if (heard) noted ||= readFileSync(path.join(pages, "withdrawn"), "utf8");
        return heard;
      },
      { interval: 1, timeout: 10_000 },
    )
    .toBe(true);
  expect(noted).toContain(`${xid} page:en:gone`);
});

test("what has to be thrown away here is forgotten by the apps as well", async () => {
  const pages = await opened();
  await site?.close();
  expect(forgotten).toBe(0);
  // As after a crash of the database.
  await writeWatermark(pages, { snapshot: "1:1:", epoch: "of another past" });
  await opened();
  expect(forgotten).toBe(1);
});
