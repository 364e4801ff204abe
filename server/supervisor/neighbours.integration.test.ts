import path from "node:path";
import { expect, test, vi } from "vitest";
import { withClient } from "@/lib/postgres/connection";
import { testDatabase } from "@/lib/postgres/testing";
import { runTool } from "@/lib/startup/tool.mjs";
import type { SupervisorContext } from "./context";
import { compareWithOthers } from "./neighbours";

vi.mock("@/lib/startup/tool.mjs", () => ({ runTool: vi.fn(async () => ({ code: 0 })) }));

const database = testDatabase();

test("a machine that has just spoken is compared with, and is this one itself where the database is embedded", async () => {
  await withClient(database.url, (client) =>
    client.query(
      "INSERT INTO editorial.site_machine (id, name, at, started_at, word) VALUES (gen_random_uuid(), 'other', now(), now(), '{}')",
    ),
  );
  const context = {
    root: path.resolve("."),
    progress: { interrupt: () => {} },
  } as unknown as SupervisorContext;
  const env = { ...process.env, DATABASE_URL: database.url };
  expect((await compareWithOthers(context, env, true)).said).toBe("none is at work");
  expect(runTool).not.toHaveBeenCalled();
  expect((await compareWithOthers(context, env, false)).said).toBe("they agree");
  expect(runTool).toHaveBeenCalledOnce();
});
