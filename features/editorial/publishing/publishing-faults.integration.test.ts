import pg from "pg";
import { expect, test, vi } from "vitest";
import { auditTrail } from "@/features/editorial/data";
import { cli, everywhere, textsEverywhere } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { editorialDb } from "@/lib/db/editorial";
import { publish } from "./publish";

newsroomTest();

/** The line to the server is cut: what was not committed never happened. */
function lose(client: pg.Client): void {
  const { connection } = client as unknown as { connection: { stream: { destroy(): void } } };
  connection.stream.destroy();
}

test("a publish of three languages is all or nothing, whichever statement fails", async () => {
  const documentId = await textsEverywhere(cli);
  const events = await auditTrail({ documentId });
  const jobs = await editorialDb().job.count({ where: { kind: "receipt" } });
  let statements = 0;
  let failAt = Number.POSITIVE_INFINITY;
  const original = pg.Client.prototype.query;
  const spy = vi.spyOn(pg.Client.prototype, "query").mockImplementation(function (
    this: pg.Client,
    ...args: unknown[]
  ) {
    statements += 1;
    if (statements === failAt) {
      // A connection that is handed back with its transaction open would lie to the next one.
      if (JSON.stringify(args[0]).includes("COMMIT")) lose(this);
      return Promise.reject(new Error("injected")) as never;
    }
    return Reflect.apply(original, this, args) as never;
  });
  try {
    for (failAt = 1; ; failAt++) {
      statements = 0;
      const done = await publish(cli, { documentId, texts: everywhere }).then(
        () => true,
        () => false,
      );
      if (statements < failAt) {
        expect(done).toBe(true);
        break;
      }
      const now = failAt;
      failAt = Number.POSITIVE_INFINITY;
      // Where the line was cut, somebody must be the one to find out.
      await editorialDb().$queryRaw`SELECT 1`.catch(() => undefined);
      const visible = await editorialDb().publication.count({ where: { documentId } });
      expect(visible, `statement ${now}`).toBe(done ? 3 : 0);
      if (done) break;
      failAt = now;
    }
  } finally {
    spy.mockRestore();
  }
  expect(failAt).toBeGreaterThan(60);
  expect(await editorialDb().publication.count({ where: { documentId } })).toBe(3);
  expect(await auditTrail({ documentId })).toHaveLength(events.length + 3);
  expect(await editorialDb().job.count({ where: { kind: "receipt" } })).toBe(jobs + 1);
}, 120_000);
