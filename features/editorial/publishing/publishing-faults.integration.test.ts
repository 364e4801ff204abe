import pg from "pg";
import { expect, test, vi } from "vitest";
import { auditTrail } from "@/features/editorial/data";
import { cli, everywhere, textsEverywhere } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { editorialDb } from "@/lib/db/editorial";
import { publish } from "./publish";

newsroomTest();

const isCommit = (text: string) => /COMMIT/.test(text);
const writes = /^\s*(?:INSERT|UPDATE|DELETE|WITH[^;]*(?:INSERT|UPDATE|DELETE)|SELECT pg_notify)/s;

/** The line to the server is cut: what was not committed never happened. */
function lose(client: pg.Client): void {
  const { connection } = client as unknown as { connection: { stream: { destroy(): void } } };
  connection.stream.destroy();
}

/**
 * Publishes all three languages of a document.
 *
 * @param fails whether to let the statement fail, by its number from 0 on
 * @returns whether it was done, and the statements that were begun
 */
async function published(documentId: string, fails: (text: string, number: number) => boolean) {
  const sent: string[] = [];
  const original = pg.Client.prototype.query;
  const spy = vi.spyOn(pg.Client.prototype, "query").mockImplementation(function (
    this: pg.Client,
    ...args: unknown[]
  ) {
    const [query] = args;
    const text = typeof query === "string" ? query : ((query as { text?: string }).text ?? "");
    if (fails(text, sent.push(text) - 1)) {
      // A connection that is handed back with its transaction open would lie to the next one.
      if (isCommit(text)) lose(this);
      return Promise.reject(new Error("injected")) as never;
    }
    return Reflect.apply(original, this, args) as never;
  });
  try {
    await publish(cli, { documentId, texts: everywhere });
    return { done: true, sent };
  } catch {
    return { done: false, sent };
  } finally {
    spy.mockRestore();
  }
}

/**
 * Each statement where it comes for the first time; and each that writes where
 * it comes for the last, when all else is written. What stands between is the
 * same code at work on the other languages.
 */
const worthFailing = (sent: readonly string[]): number[] =>
  [...sent.keys()].filter((number) => {
    const text = sent[number] ?? "";
    return (
      sent.indexOf(text) === number || (writes.test(text) && sent.lastIndexOf(text) === number)
    );
  });

test("a publish of three languages is all or nothing, whichever statement fails", async () => {
  const documentId = await textsEverywhere(cli);
  const events = await auditTrail({ documentId });
  const jobs = await editorialDb().job.count({ where: { kind: "receipt" } });
  const expectNothing = async (what: string) => {
    // Where the line was cut, somebody must be the one to find out.
    await editorialDb().$queryRaw`SELECT 1`.catch(() => undefined);
    expect(await editorialDb().publication.count({ where: { documentId } }), what).toBe(0);
  };

  // The fact gate keeps what it has made of the glossary: from the second time on all send the same.
  await published(documentId, isCommit);
  await expectNothing("COMMIT");
  const whole = await published(documentId, isCommit);
  expect(whole.done).toBe(false);
  await expectNothing("COMMIT");
  const numbers = worthFailing(whole.sent);
  expect(numbers.length).toBeGreaterThan(60);
  for (const number of numbers) {
    const { done, sent } = await published(documentId, (_, each) => each === number);
    const what = `statement ${number}: ${sent.at(number)}`;
    expect(sent.length, what).toBeGreaterThan(number);
    expect(done, what).toBe(false);
    await expectNothing(what);
  }

  const { done, sent } = await published(documentId, () => false);
  expect(done).toBe(true);
  // Nothing can fail when it is public.
  expect(sent.findIndex(isCommit)).toBe(sent.length - 1);
  expect(await editorialDb().publication.count({ where: { documentId } })).toBe(3);
  expect(await auditTrail({ documentId })).toHaveLength(events.length + 3);
  expect(await editorialDb().job.count({ where: { kind: "receipt" } })).toBe(jobs + 1);
}, 120_000);
