import { appendFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { auditTrail } from "@/features/editorial/data";
import { publish } from "@/features/editorial/publishing/publish";
import { republish } from "@/features/editorial/publishing/republish";
import { withdraw } from "@/features/editorial/publishing/withdraw";
import { schedule } from "@/features/editorial/schedules/schedule";
import { cli, newDocument, statesOf, write } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { resolvePath } from "@/features/publication/routes/resolve-path";
import { editorialDb } from "@/lib/db/editorial";
import { holdToLedger } from "./hold-to-ledger";
import { ledgerFile, readLedger } from "./ledger-file";

newsroomTest();

const texts = [{ locale: "en" as const }];
const notice = "Taken back.";

async function withdrawnStory(): Promise<{ documentId: string; path: string }> {
  const documentId = await newDocument();
  await write(cli, documentId, "en");
  const { paths } = await publish(cli, { documentId, texts });
  await withdraw(cli, { documentId, texts: [{ locale: "en", notice }] });
  return { documentId, path: paths[0] ?? "" };
}

/** What an older copy of the database says of a text that has been withdrawn since. */
async function restoreOlder({ documentId, path }: { documentId: string; path: string }) {
  await editorialDb().publication.updateMany({
    where: { documentId },
    data: { state: "LIVE", withdrawals: 0, withdrawnAt: null, notice: null, title: "Old words" },
  });
  await editorialDb().publicPath.update({ where: { path }, data: { state: "LIVE" } });
}

test("an older copy of the database does not bring a withdrawn text back", async () => {
  const story = await withdrawnStory();
  await restoreOlder(story);
  expect(await resolvePath(story.path)).toEqual({ kind: "page" });
  expect(await holdToLedger()).toEqual([
    { documentId: story.documentId, locale: "en", was: "live" },
  ]);
  expect(await resolvePath(story.path)).toMatchObject({ kind: "gone" });
  expect(await auditTrail({ verb: "hold-withdrawn" })).toMatchObject([
    { actorName: "system:withdrawal-ledger", documentId: story.documentId },
  ]);
  expect(await holdToLedger()).toEqual([]);
});

test("nor does a schedule that it had not carried out yet", async () => {
  const { documentId, path } = await withdrawnStory();
  await editorialDb().publication.deleteMany({ where: { documentId } });
  await editorialDb().publicPath.delete({ where: { path } });
  await schedule(cli, { documentId, texts, localTime: "2099-01-01T00:00", zone: "UTC" });
  expect(await holdToLedger()).toEqual([{ documentId, locale: "en", was: "scheduled" }]);
  expect(await statesOf(documentId, "en")).toEqual({ editorial: "APPROVED", public: "NONE" });
});

test("what editors brought back stays, also when the ledger had not heard of it", async () => {
  const story = await withdrawnStory();
  await republish(cli, { documentId: story.documentId, texts });
  expect(await holdToLedger()).toEqual([]);
  // As after a crash between the commit and the ledger: the database is the newer one.
  const { documentId } = await withdrawnStory();
  await editorialDb().publication.updateMany({
    where: { documentId },
    data: { withdrawals: 2, state: "LIVE" },
  });
  expect(await holdToLedger()).toEqual([]);
  expect((await readLedger()).get(`${documentId} en`)).toMatchObject({
    withdrawals: 2,
    state: "LIVE",
  });
});

test("a line that a crash has torn is passed over", async () => {
  const { documentId } = await withdrawnStory();
  await appendFile(ledgerFile(), `{"documentId":"${documentId}","loc`);
  const other = await withdrawnStory();
  const ledger = await readLedger();
  expect(ledger.get(`${documentId} en`)).toMatchObject({ withdrawals: 1 });
  expect(ledger.get(`${other.documentId} en`)).toMatchObject({ withdrawals: 1, notice });
});
