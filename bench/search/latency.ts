import { percentile } from "@/bench/publish/watch";
import type { Term } from "@/features/search/analysis/terms";
import { hitsSql, matchesSql, publishedQuery } from "@/features/search/data";
import { loadSearch } from "@/features/search/loaders";
import { Prisma } from "@/generated/prisma/client";
import { type Locale, locales } from "@/i18n/routing";
import { inSearch } from "@/lib/db/search";
import { fillInBulk, terms } from "./bulk";

/** Searches of each term, after some that nobody counts. */
const rounds = 40;
const warm = 5;

/** Fills a database with so many documents in three languages and searches them. */
export async function measureLatency(documents: number, say: (line: string) => void) {
  const began = performance.now();
  await fillInBulk(documents);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  say(`\n${documents} documents in ${locales.length} languages (filled in ${seconds} s)`);
  say("share of texts   language    texts     p50     p95  plan");
  for (const { share, words } of terms) {
    for (const locale of locales) {
      const request = { q: words[locale], section: undefined, year: undefined, page: 1 };
      const times: number[] = [];
      let total = 0;
      for (let round = -warm; round < rounds; round++) {
        const from = performance.now();
        const found = await loadSearch(locale, request);
        if (found === "slow") throw new Error(`${words[locale]} took too long`);
        if (round >= 0) times.push(performance.now() - from);
        total = found.total;
      }
      say(
        [
          `${(share * 100).toFixed(2)} %`.padStart(14),
          locale.padStart(10),
          String(total).padStart(8),
          ...[0.5, 0.95].map((part) => `${percentile(times, part).toFixed(1)} ms`.padStart(7)),
          (await scansOf(words[locale], locale)).join(", "),
        ].join("  "),
      );
    }
  }
}

type Plan = {
  "Node Type": string;
  "Index Name"?: string;
  "Relation Name"?: string;
  Plans?: Plan[];
};

/** What of the tables is read, and by which index. */
async function scansOf(q: string, locale: Locale): Promise<string[]> {
  const query = await publishedQuery(q);
  const term: Term = { kind: "and", of: query.units.map((unit) => unit.term) };
  const scans = new Set<string>();
  const walk = (plan: Plan) => {
    const { "Node Type": type, "Index Name": index, "Relation Name": table } = plan;
    if (index) scans.add(index);
    else if (/Seq Scan/.test(type)) scans.add(`SEQUENTIAL SCAN of ${table}`);
    plan.Plans?.forEach(walk);
  };
  for (const sql of [matchesSql(term), hitsSql(query, term, { locale, page: 1 })]) {
    const rows = await inSearch((db) =>
      db.$queryRaw<{ "QUERY PLAN": [{ Plan: Plan }] }[]>(Prisma.sql`EXPLAIN (FORMAT JSON) ${sql}`),
    );
    for (const row of rows) walk(row["QUERY PLAN"][0].Plan);
  }
  return [...scans].map((name) => name.replace(/^search_entry_|_idx$/g, ""));
}
