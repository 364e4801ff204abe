import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { publish } from "@/features/editorial/publishing/publish";
import { cli, newDocument, openSection, write } from "@/features/editorial/testing/newsroom";
import { editorialDb } from "@/lib/db/editorial";
import { beginMaintenance, endMaintenance } from "@/lib/maintenance";
import { testDatabase } from "@/lib/postgres/testing";
import { doDueJobs } from "@/server/worker/jobs";

testDatabase();
const folder = mkdtempSync(path.join(tmpdir(), "newsroom-maintenance-"));

beforeAll(async () => {
  await openSection();
  vi.stubEnv("DATA_DIR", folder);
  // Nobody answers there.
  vi.stubEnv("PORT", "1");
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

test("a receipt is not given up for a maintenance, however long that lasts", async () => {
  const documentId = await newDocument();
  await write(cli, documentId, "en", { title: "While the site is worked on" });
  const { receiptId } = await publish(cli, { documentId, texts: [{ locale: "en" }] });
  const job = () => editorialDb().job.findFirstOrThrow({ where: { kind: "receipt" } });
  const { id } = await job();
  // The last try before it is given up.
  await editorialDb().job.update({ where: { id }, data: { attempts: 29 } });
  await beginMaintenance({ until: undefined });
  await doDueJobs(AbortSignal.timeout(300));
  const { attempts, dueAt, failedAt } = await job();
  expect([attempts, failedAt]).toEqual([29, null]);
  expect(dueAt.getTime()).toBeGreaterThan(Date.now() + 10_000);
  const { state } = await editorialDb().receipt.findUniqueOrThrow({ where: { id: receiptId } });
  expect(state).toBe("PENDING");
  await endMaintenance();
});
