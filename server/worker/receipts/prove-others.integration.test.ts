import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { receipt } from "@/features/editorial/data";
import { publish } from "@/features/editorial/publishing/publish";
import { republish } from "@/features/editorial/publishing/republish";
import { withdraw } from "@/features/editorial/publishing/withdraw";
import { cli, newDocument, openSection, write } from "@/features/editorial/testing/newsroom";
import { editorialDb } from "@/lib/db/editorial";
import { currentSnapshot } from "@/lib/page-store/freshness";
import { testDatabase } from "@/lib/postgres/testing";
import { checkReceipt } from "./job";
import type { AskSite } from "./whole-site";

/** Receipts of publishes that follow each other, and a site that answers as it is told. */

testDatabase();
beforeAll(() => openSection());
afterEach(async () => void (await editorialDb().receipt.deleteMany()));

const languages = [{ locale: "en" as const }];

async function publishTitle(documentId: string, title: string): Promise<string> {
  await write(cli, documentId, "en", { title });
  return (await publish(cli, { documentId, texts: languages })).receiptId;
}

type Played = { asked: string[]; heard?: string; gone?: string };

/** One front that makes each page when it is asked for. */
const siteOf =
  (played: Played): AskSite =>
  async (path) => {
    played.asked.push(path);
    const snapshot = await currentSnapshot();
    const newest = await editorialDb().receiptUrl.findFirstOrThrow({
      where: { path },
      orderBy: { receipt: { xid: "desc" } },
    });
    const status = path === played.gone ? 410 : newest.expectedStatus;
    const answer = { status, snapshot, heard: played.heard ?? snapshot };
    return { fronts: [{ of: "front-1", answer }], edges: [], again: [] };
  };

const look = (receiptId: string, played: Played) =>
  checkReceipt(receiptId, siteOf(played), AbortSignal.timeout(5_000));

async function unseen(receiptId: string) {
  const found = await receipt(receiptId);
  const urls = found?.urls.filter(({ lowPriority, seenAt }) => !lowPriority && !seenAt) ?? [];
  return { state: found?.state, paths: urls.map(({ path }) => path) };
}

test("publishes that follow each other are proven by one look at their pages", async () => {
  const documentId = await newDocument();
  const first = await publishTitle(documentId, "First");
  expect(await look(first, { asked: [] })).toBe("done");
  const receipts = [];
  for (const title of ["One", "Two", "Three"]) receipts.push(await publishTitle(documentId, title));
  const [one = "", two = "", three = ""] = receipts;
  const asked: string[] = [];
  expect(await look(two, { asked })).toBe("done");
  expect(new Set(asked).size).toBe(asked.length);
  for (const each of [one, two, three]) {
    expect(await unseen(each)).toEqual({ state: "DONE", paths: [] });
  }
  // Their jobs find nothing to do.
  const before = asked.length;
  expect(await look(one, { asked })).toBe("done");
  expect(asked.length).toBe(before);
});

test("what an answer does not prove, and addresses of others, stay open", async () => {
  const [documentId, other] = [await newDocument(), await newDocument()];
  const one = await publishTitle(documentId, "One");
  const heard = await currentSnapshot();
  const two = await publishTitle(documentId, "Two");
  const elsewhere = await publishTitle(other, "Elsewhere");
  const all = (await unseen(two)).paths;
  expect(await look(one, { asked: [], heard })).toBe("done");
  expect(await unseen(two)).toEqual({ state: "PENDING", paths: all });
  expect(await look(two, { asked: [] })).toBe("done");
  const left = await unseen(elsewhere);
  expect(left.state).toBe("PENDING");
  // The lists name both; its own page was not asked for.
  expect(left.paths.some((path) => all.includes(path))).toBe(false);
  expect(left.paths.length).toBeGreaterThan(0);
});

test("a withdrawal is the right answer for the publish before it, and not for the one after", async () => {
  const documentId = await newDocument();
  const before = await publishTitle(documentId, "Before");
  const { path: gone } = await editorialDb().publication.findFirstOrThrow({
    where: { documentId },
  });
  const texts = [{ locale: "en" as const, notice: "Taken back." }];
  const { receiptId: taken } = await withdraw(cli, { documentId, texts });
  const { receiptId: after } = await republish(cli, { documentId, texts: languages });
  const played = { asked: [], gone };
  expect(await checkReceipt(taken, siteOf(played), AbortSignal.timeout(2_000))).toBe("done");
  expect((await unseen(before)).paths).not.toContain(gone);
  expect((await unseen(after)).paths).toContain(gone);
});

test("an edge that stays behind is asked once more for each page that fronts give, while there is time", async () => {
  const documentId = await newDocument();
  const receiptId = await publishTitle(documentId, "One");
  const path = (await unseen(receiptId)).paths[0] ?? "";
  const played = siteOf({ asked: [] });
  let content = "";
  const asked: { path: string; content: string; more: boolean }[] = [];
  const behind: AskSite = async (of, isWorthMore) => {
    const { fronts } = await played(of, isWorthMore);
    const shown = fronts.map(({ of: name, answer }) => ({
      of: name,
      answer: answer && { ...answer, content },
    }));
    if (of === path) asked.push({ path: of, content, more: isWorthMore(shown) });
    if (asked.length === 3) content = "published meanwhile";
    return { fronts: shown, edges: [{ of: "cache", content: "old" }], again: [] };
  };
  const ending = new AbortController();
  const looking = checkReceipt(receiptId, behind, ending.signal);
  await expect.poll(() => asked.length).toBeGreaterThan(5);
  ending.abort();
  expect(await looking).toBe("behind");
  const more = asked.filter((each) => each.more);
  expect(more.map((each) => each.content)).toEqual(["", "published meanwhile"]);

  const now = Date.now();
  const clock = vi.spyOn(Date, "now");
  const late: boolean[] = [];
  try {
    const slow: AskSite = async (of, isWorthMore) => {
      const { fronts } = await played(of, isWorthMore);
      clock.mockReturnValue(now + 3_600_000);
      late.push(isWorthMore(fronts));
      return { fronts, edges: [{ of: "cache", content: "old" }], again: [] };
    };
    expect(await checkReceipt(receiptId, slow, AbortSignal.timeout(5_000))).toBe("behind");
  } finally {
    clock.mockRestore();
  }
  expect(new Set(late)).toEqual(new Set([false]));
});
