import { setTimeout as sleep } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import type { SupervisorContext } from "./context";
import { supervise } from "./supervise";

const done: string[] = [];

vi.mock("@/lib/startup/generate-client.mjs", () => ({ generateClient: async () => {} }));
vi.mock("./build", () => ({
  beginBuild: () => {
    throw new Error("a source cannot be read");
  },
}));
vi.mock("./database", () => ({
  openDatabase: async () => {
    await sleep(50);
    done.push("PostgreSQL");
    throw new Error("PostgreSQL does not start");
  },
}));

test("a build that cannot be begun waits for PostgreSQL, and nobody's fault is left unheard", async () => {
  const unheard = vi.fn();
  process.on("unhandledRejection", unheard);
  const context = {
    ...{ root: process.cwd(), dev: false },
    life: { signal: new AbortController().signal },
    progress: { step: (_: string, work: () => unknown) => work(), say: () => {} },
  } as unknown as SupervisorContext;
  await expect(supervise(context)).rejects.toThrow("a source cannot be read");
  expect(done).toEqual(["PostgreSQL"]);
  await sleep(100);
  process.off("unhandledRejection", unheard);
  expect(unheard).not.toHaveBeenCalled();
});
