import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { SupervisorContext } from "./context";
import { supervise } from "./supervise";

const seen = vi.hoisted(() => ({
  done: [] as string[],
  isNewClient: false,
  sourcesReadBefore: [] as unknown[],
  database: async (): Promise<unknown> => ({}),
  build: (): unknown => ({}),
  lost: new Promise<never>(() => {}),
}));
const note = (what: string) => void seen.done.push(what);

vi.mock("@/lib/startup/generate-client.mjs", () => ({
  generateClient: async () => {
    seen.done.push("client");
    return { said: "in any words", isNew: seen.isNewClient };
  },
}));
vi.mock("./found-build", () => ({
  lookForBuild: (_: string, sources: unknown) => {
    seen.sourcesReadBefore.push(sources);
    return { sources: {}, found: "a build" };
  },
}));
vi.mock("./early-fronts", () => ({
  beginFronts: async (_: unknown, build: string, env: NodeJS.ProcessEnv) => {
    seen.done.push(`fronts of ${build} for ${env.DATABASE_PLACE}`);
    return { fronts: [{ failed: seen.lost }] };
  },
}));
vi.mock("./build", () => ({
  beginBuild: () => seen.build(),
  build: async () => {
    seen.done.push("build");
    return { folder: "a build", said: "up to date" };
  },
}));
vi.mock("./database", () => ({ openDatabase: () => seen.database() }));
vi.mock("./content", () => ({
  migrate: async () => {
    seen.done.push("migrations");
    return { applied: [], reader: "the reader", readerDirect: undefined };
  },
  seedIfEmpty: async () => void seen.done.push("content"),
}));
vi.mock("./neighbours", () => ({
  compareWithOthers: async () => {
    seen.done.push("neighbours");
    return { said: "", startedAt: "now" };
  },
}));
vi.mock("./withdrawals", () => ({
  holdWithdrawn: async () => void seen.done.push("withdrawn"),
}));
vi.mock("./keep-site", () => ({
  keepSite: async (
    _: unknown,
    env: NodeJS.ProcessEnv,
    early: { fronts: unknown[] } | undefined,
  ) => {
    seen.done.push(
      `site at ${env.PUBLIC_DATABASE_URL} with ${early?.fronts.length ?? 0} early fronts`,
    );
    const failed = Promise.reject(new Error("over"));
    failed.catch(() => {});
    return { url: "http://localhost:3000", failed, forWorker: {} };
  },
}));
vi.mock("./keep-worker", () => ({ keepWorker: () => void seen.done.push("worker") }));
vi.mock("./first-administrator", () => ({ firstAdministratorLink: async () => undefined }));

const unheard = vi.fn();

beforeEach(() => {
  seen.done.length = 0;
  seen.isNewClient = false;
  seen.sourcesReadBefore.length = 0;
  seen.build = () => ({});
  seen.lost = new Promise(() => {});
  seen.database = async () => ({
    url: "postgresql://owner@nowhere/site",
    failed: new Promise(() => {}),
    onMoved: () => {},
  });
  unheard.mockClear();
  process.on("unhandledRejection", unheard);
  vi.stubEnv("DATABASE_URL", undefined);
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
});
afterEach(async () => {
  await sleep(20);
  process.off("unhandledRejection", unheard);
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  expect(unheard).not.toHaveBeenCalled();
});

const start = (dev = false) =>
  supervise({
    ...{ root: process.cwd(), dev, dataDir: "/nowhere", address: { host: "::", port: 3000 } },
    sources: "read before the client",
    life: { signal: new AbortController().signal },
    lock: { annotate: () => {} },
    progress: {
      step: (_: string, work: () => unknown) => work(),
      say: () => {},
      elapsed: () => "",
    },
  } as unknown as SupervisorContext);

test("fronts begin before the database, and hear of it when nothing stands before them any more", async () => {
  let there = () => {};
  const comes = new Promise<void>((resolve) => {
    there = resolve;
  });
  const { database } = seen;
  let isAsked = false;
  seen.database = async () => {
    isAsked = true;
    await comes;
    note("PostgreSQL");
    return database();
  };
  const started = expect(start()).rejects.toThrow("over");
  const early = ["client", "fronts of a build for embedded"];
  await expect.poll(() => isAsked).toBe(true);
  await sleep(50);
  expect(seen.done).toEqual(early);
  there();
  await started;
  expect(seen.done.slice(early.length)).toEqual([
    "PostgreSQL",
    "migrations",
    "neighbours",
    "content",
    "withdrawn",
    "build",
    "site at the reader with 1 early fronts",
    "worker",
  ]);
});

test("sources are read again only where the client, which is among them, is a new one", async () => {
  await expect(start()).rejects.toThrow("over");
  seen.isNewClient = true;
  await expect(start()).rejects.toThrow("over");
  expect(seen.sourcesReadBefore).toEqual(["read before the client", undefined]);
});

test("a front that cannot be kept ends a start before its next step", async () => {
  seen.lost = Promise.reject(new Error("five times within a minute"));
  await expect(start()).rejects.toThrow("five times within a minute");
  expect(seen.done).not.toContain("migrations");
});

test("while the site is worked on nothing begins early", async () => {
  await expect(start(true)).rejects.toThrow("over");
  expect(seen.done).toEqual([
    "client",
    "migrations",
    "content",
    "withdrawn",
    "site at the reader with 0 early fronts",
    "worker",
  ]);
});

test("a build that cannot be begun waits for PostgreSQL, and nobody's fault is left unheard", async () => {
  seen.build = () => {
    throw new Error("a source cannot be read");
  };
  seen.database = async () => {
    await sleep(50);
    note("PostgreSQL");
    throw new Error("PostgreSQL does not start");
  };
  await expect(start()).rejects.toThrow("a source cannot be read");
  expect(seen.done).toEqual(["client", "fronts of a build for embedded", "PostgreSQL"]);
});
