import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, expect } from "vitest";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { publicDb } from "@/lib/db/public";
import { expireTags } from "./expire";
import { isVisible } from "./snapshot";
import { createPageStore } from "./store";
import { type Watch, watchTags } from "./watch";

/**
 * Content for tests of the store: a row of the public record that holds a
 * number, and a tag for it. (The settings table is borrowed; it has a row a
 * language, and no language is called like these.)
 */
export const tagOf = (name: string) => `test:${name}`;

export async function create(names: string[]): Promise<void> {
  await editorialDb().publishedSettings.createMany({
    data: names.map((name) => ({ locale: name, legalName: "0" })),
  });
}

/** What the public side sees of it now. */
export async function read(name: string): Promise<number> {
  const row = await publicDb().publishedSettings.findUnique({ where: { locale: name } });
  return Number(row?.legalName);
}

/** @returns the transaction's number */
export async function change(
  tx: Transaction,
  name: string,
  to: number,
  { hard = false } = {},
): Promise<bigint> {
  await tx.publishedSettings.update({ where: { locale: name }, data: { legalName: `${to}` } });
  await expireTags(tx, [tagOf(name)], { hard });
  return numberOf(tx);
}

/** The transaction's number; it is given one now where it has none. */
export async function numberOf(tx: Transaction): Promise<bigint> {
  const rows = await tx.$queryRaw<{ xid: bigint }[]>`
    SELECT pg_current_xact_id()::text::bigint AS xid`;
  return rows[0]?.xid ?? 0n;
}

/**
 * Numbers that are given out and leave nothing on disk: of what is rolled
 * back PostgreSQL writes a word there when it comes to it.
 *
 * @returns the last one
 */
export async function spend(count: number): Promise<bigint> {
  let last = 0n;
  for (let each = 0; each < count; each++) {
    await editorialDb()
      .$transaction(async (tx) => {
        last = await numberOf(tx);
        throw new Error("rolled back");
      })
      .catch(() => {});
  }
  return last;
}

export const publish = (name: string, to: number, options = {}): Promise<bigint> =>
  editorialDb().$transaction((tx) => change(tx, name, to, options));

/** Stores of the test file, each as a process of its own would have it; all end with it. */
export function storesForTests() {
  const folders: string[] = [];
  const watches: Watch[] = [];
  const problems: unknown[] = [];

  afterEach(async () => {
    await Promise.all(watches.splice(0).map((watch) => watch.stop()));
    expect(problems.splice(0)).toEqual([]);
  });
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  return {
    problems,
    newFolder(): string {
      const folder = mkdtempSync(path.join(tmpdir(), "newsroom-store-"));
      folders.push(folder);
      return folder;
    },
    async open(
      folder: string,
      every = 60_000,
      options: Parameters<typeof createPageStore>[2] = {},
    ) {
      const warn = (error: unknown) => void problems.push(error);
      const store = createPageStore(folder, warn, options);
      const watch = await watchTags(store, folder, warn, every);
      watches.push(watch);
      /** Until the store knows of a transaction. */
      const knows = (xid: bigint) =>
        expect
          .poll(() => isVisible(xid, watch.swept()), { timeout: 20_000, interval: 1 })
          .toBe(true);
      return { store, watch, knows };
    },
  };
}
