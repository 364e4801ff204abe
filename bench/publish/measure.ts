import { setTimeout as sleep } from "node:timers/promises";
import { shareCardJob } from "@/features/publication/write/share-cards";
import { editorialDb } from "@/lib/db/editorial";
import { pathOf, publishRound, slug, writeRound } from "@/scripts/site-under-test/newsroom";
import type { startBareNext } from "./bare-next";
import { keptPages, targetsOf } from "./kept-pages";
import { percentile, timeUntilShown } from "./watch";

type Subject = {
  documentId: string;
  dataDir: string;
  publishes: number;
  /** The processes of the site: an address shows a change when it does on each. */
  origins: string[];
  bare?: Awaited<ReturnType<typeof startBareNext>>;
};

/** Reading the tags of all kept pages takes a while: for so many publishes of a run. */
const counted = 5;

let round = 0;

/** Publishes so many times, and prints how long it took until readers saw it. */
export async function measure(subject: Subject): Promise<void> {
  const { documentId, dataDir, publishes, origins, bare } = subject;
  const article: number[] = [];
  const everywhere: number[] = [];
  const last: number[] = [];
  const compared: number[] = [];
  const expired: string[] = [];
  let missed = 0;
  await firstPublish(subject);
  for (let count = 0; count < publishes; count++) {
    round++;
    await cardsDrawn();
    await writeRound(documentId, round);
    const pages = count < counted ? await keptPages(dataDir) : undefined;
    const receiptId = await publishRound(documentId);
    const since = performance.now();
    const { xid, urls } = await receiptOf(receiptId);
    const times = await Promise.all(
      urls.flatMap(({ path, expectedStatus: status }) =>
        origins.map(async (origin) => {
          const time = await timeUntilShown(origin + path, { xid, status }, since);
          if (time === undefined) missed++;
          else if (path === pathOf("en")) article.push(time);
          return time;
        }),
      ),
    );
    const shown = times.filter((time) => time !== undefined);
    everywhere.push(...shown);
    last.push(Math.max(...shown));
    if (pages) {
      const rows = await editorialDb().cacheTag.findMany({ where: { xid } });
      const targets = targetsOf(pages, new Set(rows.map(({ tag }) => tag)));
      // Low priority too, for which a receipt does not wait.
      const all = await editorialDb().receiptUrl.findMany({ where: { receiptId } });
      const listed = new Set(all.map(({ path }) => path));
      const unlisted = targets.filter((path) => !listed.has(path));
      expired.push(
        `${targets.length} of ${pages.size} (not in the receipt: ${unlisted.join(", ") || "none"})`,
      );
    }
    const time = await bare?.timeUntilShown(`/${slug}`, `Round ${round} of the test`);
    if (time !== undefined) compared.push(time);
  }
  const processes = origins.length === 1 ? "one process" : `${origins.length} processes`;
  console.log(`${publishes} publishes of three languages, ${processes} of the site`);
  line("article, commit to visible", article);
  if (bare) line("a bare Next page, revalidateTag to visible", compared);
  line("each address touched", everywhere);
  line("the last address of a publish", last);
  console.log(`  kept pages that a publish expired: ${[...new Set(expired)].join("; ")}`);
  console.log(`  addresses not shown within 15 s: ${missed}`);
}

/** A process that renders its first pages loads their code: that is no part of a publish. */
async function firstPublish({ documentId, origins, bare }: Subject): Promise<void> {
  round++;
  await cardsDrawn();
  await writeRound(documentId, round);
  const receiptId = await publishRound(documentId);
  const since = performance.now();
  const { xid, urls } = await receiptOf(receiptId);
  await Promise.all(
    urls.flatMap(({ path, expectedStatus: status }) =>
      origins.map((origin) => timeUntilShown(origin + path, { xid, status }, since)),
    ),
  );
  await bare?.timeUntilShown(`/${slug}`, `Round ${round} of the test`);
}

/**
 * Publishes once, without asking for anything: the worker does.
 *
 * @returns the tags that it expired, when the receipt says that every address shows it
 */
export async function publishOnce(documentId: string): Promise<ReadonlySet<string>> {
  round++;
  await cardsDrawn();
  await writeRound(documentId, round);
  const id = await publishRound(documentId);
  const pending = { id, state: "PENDING" as const };
  while ((await editorialDb().receipt.count({ where: pending })) > 0) await sleep(20);
  const { xid } = await editorialDb().receipt.findUniqueOrThrow({ where: { id } });
  const rows = await editorialDb().cacheTag.findMany({ where: { xid } });
  return new Set(rows.map(({ tag }) => tag));
}

/** What a publish touches, without what its receipt does not wait for. */
export const receiptOf = (id: string) =>
  editorialDb().receipt.findUniqueOrThrow({
    where: { id },
    // As the worker asks: the texts themselves first.
    include: {
      urls: {
        // Pictures that went answer 404, and do not say to everyone of when that is.
        where: { lowPriority: false, path: { not: { startsWith: "/media/" } } },
        orderBy: [{ expectedHash: { sort: "asc", nulls: "last" } }, { path: "asc" }],
      },
    },
  });

/** The share cards of a publish show in its pages some seconds later: each publish is measured by itself. */
export async function cardsDrawn(): Promise<void> {
  const due = { kind: shareCardJob, failedAt: null };
  while ((await editorialDb().job.count({ where: due })) > 0) await sleep(50);
}

export function line(name: string, times: readonly number[]): void {
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((p) => percentile(times, p).toFixed(0));
  console.log(`  ${name.padEnd(44)} p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms`);
}
