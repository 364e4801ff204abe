import { mkdirSync, readdirSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { Agent } from "node:http";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { isAlive } from "@/lib/startup/lock-holder.mjs";
import { standIns } from "./testing/stand-ins";

const { here, build, open, ask, fronts } = standIns();

test("fronts share a port and their apps; one that ends is missed by nobody", async () => {
  await open(build("one"));
  await expect.poll(async () => (await fronts()).size, { timeout: 10_000 }).toBe(2);
  const { pid } = await ask();
  await ask("/crash").catch(() => {});
  const folder = here.site?.forWorker.FRONTS_FOLDER ?? "";
  // Its address goes with it: a receipt does not ask who is dead.
  await expect
    .poll(() => readdirSync(folder).filter((name) => name.startsWith("front-")).length)
    .toBe(2);
  expect((await fronts()).size).toBeGreaterThan(0);
  expect(pid).toBeGreaterThan(0);
}, 30_000);

test("a front that ends once while the site opens is asked at its new address", async () => {
  const env = build("one");
  writeFileSync(path.join(env.BUILD_DIR ?? "", "ends-once-1"), "");
  await open(env);
  expect(here.said).toContain("The front 1 is back");
}, 30_000);

// What rejects and is caught by nobody fails the run, as it ends the supervisor in the middle of its stop.
test("a front that does not start ends the start with its words alone, while apps load", async () => {
  const env = build("one");
  for (const fault of ["broken-front", "slow-app"]) {
    writeFileSync(path.join(env.BUILD_DIR ?? "", fault), "");
  }
  await expect(open(env)).rejects.toThrow(/The front [12] ended while it started/);
  await here.end();
}, 30_000);

test("what a front had nginx answer is gone when it ends; at a stop it stays where texts cannot be withdrawn elsewhere", async () => {
  const edge = path.join(here.root, "edge");
  const owner = () => readdirSync(edge).map((name) => readlinkSync(path.join(edge, name)));
  for (const [others, stays] of [
    ["", true],
    ["http://10.0.0.2:3000", false],
  ] as const) {
    mkdirSync(edge);
    here.life = new AbortController();
    await open({ ...build("one"), FRONTS: "1", EDGE_DIR: edge, SITE_INSTANCES: others });
    const [before] = owner();
    expect(before).toContain(`pages-${(await ask()).pid}-`);
    const broken = build("broken");
    writeFileSync(path.join(here.root, "broken/broken-front"), "");
    await here.site?.replace({ ...broken, FRONTS: "1", EDGE_DIR: edge }).catch(() => {});
    expect(owner()).toEqual([before]);
    await here.end();
    expect(owner()).toEqual(stays ? [before] : []);
    rmSync(edge, { recursive: true });
  }
  mkdirSync(edge);
  here.life = new AbortController();
  const env = { ...build("one"), FRONTS: "1", EDGE_DIR: edge };
  await open(env);
  writeFileSync(path.join(here.root, "one/broken-front"), "");
  await ask("/crash").catch(() => {});
  await expect.poll(owner).toEqual([]);
}, 40_000);

test("a new build takes over: no request is lost, and none is answered by two builds", async () => {
  await open(build("one"));
  const failures: unknown[] = [];
  const answered: string[] = [];
  let over = false;
  const load = async (agent?: Agent) => {
    while (!over) {
      await ask("/", agent).then(
        ({ builds }) => answered.push(builds),
        (error: unknown) => failures.push(error),
      );
    }
  };
  const kept = new Agent({ keepAlive: true, maxSockets: 1 });
  const others = new Agent({ keepAlive: true, maxSockets: 1 });
  const readers = [load(), load(), load(kept), load(others)];
  await sleep(200);
  const slow = ask("/slow");
  await sleep(100);
  await here.site?.replace(build("two"));
  await expect.poll(async () => (await ask()).builds, { timeout: 5_000 }).toBe("two two");
  const since = answered.length;
  await expect.poll(() => answered.length - since).toBeGreaterThan(100);
  over = true;
  await Promise.all(readers);
  expect(failures).toEqual([]);
  // What was begun is finished by who has begun it.
  expect((await slow).builds).toBe("one one");
  expect(new Set(answered)).toEqual(new Set(["one one", "two two"]));
  expect(answered.slice(-50)).not.toContain("one one");
  const old = (await slow).pid;
  for (const agent of [kept, others]) agent.destroy();
  await expect.poll(() => isAlive(old), { timeout: 10_000 }).toBe(false);
  // The one that has taken over is kept running, and replaced in its turn.
  await ask("/crash").catch(() => {});
  await here.site?.replace(build("three"));
  await expect.poll(async () => (await ask()).builds).toBe("three three");
}, 60_000);

test.each([
  ["broken-app", "The app ended while it started (a module is missing)"],
  // Whichever of the two is the first to end.
  ["broken-front", /The front [12] ended while it started \(exit code 4\)/],
])(
  "when the new build has a %s, the old one stays and the cause is said",
  async (fault, why) => {
    await open(build("one"));
    const env = build("two");
    writeFileSync(path.join(here.root, "two", fault), "");
    await expect(here.site?.replace(env)).rejects.toThrow(why);
    for (let time = 0; time < 20; time++) expect((await ask()).builds).toBe("one one");
    const folder = here.site?.forWorker.FRONTS_FOLDER ?? "";
    await expect
      .poll(() => readdirSync(folder).filter((name) => name.startsWith("front-")).length)
      .toBe(2);
    // It is not tried again and again behind everybody's back.
    await sleep(1_500);
    expect(here.said.filter((line) => /starting it again/.test(line))).toEqual([]);
  },
  60_000,
);
