import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { isAlive } from "@/lib/startup/lock-holder.mjs";
import { beginFronts, type Early } from "./early-fronts";
import { standIns } from "./testing/stand-ins";

const { here, build, open, ask, fronts } = standIns();

/** Settings of a start, where a front of before has left pages. */
function kept(): NodeJS.ProcessEnv {
  const named = { siteUrl: "https://one.example", place: "embedded", folder: "", made: "" };
  mkdirSync(path.join(here.root, "pages"), { recursive: true });
  writeFileSync(path.join(here.root, "pages", "current.json"), JSON.stringify(named));
  return {
    ...build("one"),
    SITE_URL: "https://one.example",
    DATABASE_PLACE: "embedded",
    PUBLIC_DATABASE_URL: "of-the-last-start",
  };
}

async function beginEarly(env: NodeJS.ProcessEnv): Promise<Early> {
  const early = await beginFronts(here.context(), env.BUILD_DIR, env);
  if (typeof early === "string") throw new Error(early);
  return early;
}

test("fronts that begin first go on with the database, without an end, and so do those after them", async () => {
  const env = kept();
  const early = await beginEarly(env);
  const database = async () => (await ask("/database")).builds.trim();
  await expect.poll(() => database().catch(() => "")).toBe("later");
  // One that ends so early comes back as early.
  await expect.poll(async () => (await fronts("/database")).size, { timeout: 10_000 }).toBe(2);
  const first = [...(await fronts("/database"))];
  await ask("/crash").catch(() => {});
  await expect.poll(() => first.filter(isAlive).length).toBe(1);
  await expect.poll(async () => (await fronts("/database")).size, { timeout: 10_000 }).toBe(2);
  expect(await database()).toBe("later");
  const before = await fronts("/database");

  await open({ ...env, PUBLIC_DATABASE_URL: "postgresql://reader@here/site" }, early);
  await expect.poll(database).toBe("postgresql://reader@here/site");
  // Which of them takes a connection is the kernel's choice: one round may miss one.
  await expect.poll(fronts, { timeout: 10_000 }).toEqual(before);
  await ask("/crash").catch(() => {});
  await expect.poll(async () => (await fronts("/database")).size, { timeout: 10_000 }).toBe(2);
  const told = await Promise.all(Array.from({ length: 40 }, database));
  expect(new Set(told)).toEqual(new Set(["postgresql://reader@here/site"]));
  await here.site?.restart({ ...env, PUBLIC_DATABASE_URL: "postgresql://reader@there/site" });
  await expect.poll(() => database().catch(() => "")).toBe("postgresql://reader@there/site");
  await here.site?.replace({
    ...build("two"),
    PUBLIC_DATABASE_URL: "postgresql://reader@there/site",
  });
  await expect.poll(async () => (await ask()).builds).toBe("two two");
}, 60_000);

test("a front that ends before it has begun is begun again", async () => {
  const env = kept();
  writeFileSync(path.join(env.BUILD_DIR ?? "", "broken-once-1"), "");
  const early = await beginEarly(env);
  const fronts = await Promise.all(early.fronts.map(({ ready }) => ready));
  expect(fronts).toHaveLength(2);
  expect(here.said.join("\n")).toContain("front 1 did not start; starting it again");
  await open(env, early);
}, 60_000);

test("one that never begins ends the start with the words of one that is not early", async () => {
  const env = kept();
  writeFileSync(path.join(env.BUILD_DIR ?? "", "broken-front"), "");
  const early = await beginEarly(env);
  await expect(open(env, early)).rejects.toThrow(
    /The front [12] ended while it started \(exit code 4\)/,
  );
}, 60_000);

test("where readers would get nothing by it, or what neighbours would refuse, no front begins first", async () => {
  const env = kept();
  const whyNot = (build: string | undefined, settings: NodeJS.ProcessEnv) =>
    beginFronts(here.context(), build, settings);
  expect(await whyNot(undefined, env)).toContain("is built");
  const other = (settings: Record<string, string>) =>
    whyNot(env.BUILD_DIR, { ...env, ...settings });
  expect(await other({ SITE_INSTANCES: "http://10.0.0.2:3000" })).toContain("other machines");
  expect(await other({ EDGE_DIR: path.join(here.root, "edge") })).toContain("nginx");
  expect(await other({ SITE_URL: "https://two.example" })).toContain("nothing is kept");
  expect(await other({ DATABASE_PLACE: "0123456789abcdef" })).toContain("nothing is kept");
  rmSync(path.join(here.root, "pages", "current.json"));
  expect(await whyNot(env.BUILD_DIR, env)).toContain("nothing is kept");
  expect(here.undo).toEqual([]);
  await expect(ask()).rejects.toThrow("ECONNREFUSED");
});

test("a stop ends fronts before what they ask, though they began before it", async () => {
  const env = kept();
  const early = await beginEarly(env);
  await expect.poll(async () => (await fronts("/database")).size, { timeout: 10_000 }).toBe(2);
  const begun = await fronts("/database");
  const left: number[] = [];
  // As the database, which begins after them.
  here.undo.push(() => left.push([...begun].filter(isAlive).length));
  await open(env, early);
  await here.end();
  expect(left).toEqual([0]);
}, 30_000);
