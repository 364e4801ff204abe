import { appendFile, mkdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { tags } from "@/features/publication/invalidation/tags";
import { locales } from "@/i18n/routing";
import { noneIsFine } from "@/lib/error-text";
import type { Page } from "@/lib/page-store/page";
import { readPage, wasPage } from "@/lib/page-store/page-file";
import { isVisible } from "@/lib/page-store/snapshot";
import { dataDir } from "@/lib/storage";
import { isOfStart, longestFormerMs, readCurrent } from "./store-folder";

/**
 * Kept pages for the time in which a front has not asked its database once:
 * while it starts, or the database is away at a start. A text may have been
 * withdrawn meanwhile, so only such pages are shown as
 *
 * - belong to the address of this start, and to a database in the same place,
 *   in the folders that the last front has named: its own, and the one before
 *   it while pages are made anew after an update. After an update that folder
 *   is of another build; its files are answered still, and its content is
 *   judged as any other's;
 * - show nothing that is known to be withdrawn, by what fronts have heard
 *   (`withdrawn` in the folder) and by the withdrawal ledger, which commands
 *   write too, also while this goes on;
 * - were vouched for within a day: the age of the store's watermark.
 *
 * Decision: docs/decisions/0040-front-and-app.md, for those of another build
 * docs/decisions/0042-builds-beside-each-other.md, and for each start of
 * everything docs/decisions/0076-readers-first.md.
 */

const longestUnaskedMs = 24 * 60 * 60_000;

const withdrawnFile = (folder: string) => path.join(folder, "withdrawn");

/** A tag that expired hard, and in which transaction. */
export type Withdrawn = { tag: string; xid: bigint };

const lineOf = ({ tag, xid }: Withdrawn) => `${xid} ${tag}`;

/** Keeps tags of withdrawn texts in mind for the next start. */
export async function rememberWithdrawn(
  folder: string,
  withdrawn: readonly Withdrawn[],
): Promise<void> {
  const known = new Set(await withdrawnIn(folder).catch(() => []));
  const fresh = withdrawn.map(lineOf).filter((line) => !known.has(line));
  if (fresh.length === 0) return;
  await mkdir(folder, { recursive: true });
  // The empty line first: it ends one that a crash has torn.
  await appendFile(withdrawnFile(folder), `\n${fresh.join("\n")}\n`);
}

/**
 * @param root of all pages
 * @param siteUrl address of this start; its database is not known yet
 * @param place where that is, as far as the start knows it (DATABASE_PLACE)
 * @returns a function that finds a page by its path; undefined where none may be shown
 * @throws where it cannot be read what was withdrawn; so does the function
 */
export async function openUnasked(
  root: string,
  siteUrl: string,
  place?: string,
): Promise<((path: string) => Promise<Page | undefined>) | undefined> {
  const named = await readCurrent(root);
  if (!isOfStart(named, siteUrl, place)) return undefined;
  const watermark = await stat(path.join(named.folder, "watermark")).catch(() => undefined);
  const isOver = () => !watermark || Date.now() - watermark.mtimeMs > longestUnaskedMs;
  if (isOver()) return undefined;
  const { former } = named;
  const isYoung = former && Date.now() - former.since < longestFormerMs;
  const folders = [named.folder, ...(isYoung ? [former.folder] : [])];
  const heard = new Map<string, bigint>();
  for (const line of (await Promise.all(folders.map(withdrawnIn))).flat()) {
    const [xid = "", tag = ""] = line.split(" ", 2);
    if (/^\d+$/.test(xid) && BigInt(xid) > (heard.get(tag) ?? 0n)) heard.set(tag, BigInt(xid));
  }
  const ledger = readsLedger();
  return async (address) => {
    if (isOver()) return undefined;
    const page = await newestIn(folders, address);
    const inLedger = await ledger();
    const shows = (tag: string) => {
      const xid = heard.get(tag);
      return inLedger.has(tag) || (xid !== undefined && !isVisible(xid, page?.snapshot ?? ""));
    };
    return page?.tags.some(shows) ? undefined : page;
  };
}

async function newestIn(folders: readonly string[], address: string): Promise<Page | undefined> {
  for (const folder of folders) {
    const page = await readPage(folder, address);
    // One that was made and taken away: what lies in the folder before is older still.
    if (page || (await wasPage(folder, address))) return page;
  }
  return undefined;
}

const withdrawnIn = (folder: string) => linesOf(withdrawnFile(folder));

/** @throws where a file that is there cannot be read: nothing may be shown then */
async function linesOf(file: string): Promise<string[]> {
  const text = await readFile(file, "utf8").catch(noneIsFine);
  return text?.split("\n").filter(Boolean) ?? [];
}

/**
 * Commands write to it while the database is away from this process alone.
 *
 * @returns a function that throws where the file is there and cannot be read
 */
function readsLedger(): () => Promise<ReadonlySet<string>> {
  let read: { state: string; tags: ReadonlySet<string> } | undefined;
  return async () => {
    const found = await stat(ledgerFile()).catch(noneIsFine);
    // Of before the lines are read: what comes meanwhile is read the next time.
    const state = found ? `${found.mtimeMs} ${found.size} ${found.ino}` : "";
    if (read?.state !== state) read = { state, tags: new Set(await withdrawnByLedger()) };
    return read.tags;
  };
}

const ledgerFile = () => path.join(dataDir(), "withdrawals.jsonl");

/** Its last line on each text counts: features/editorial/withdrawal-ledger/ledger-file.ts. */
async function withdrawnByLedger(): Promise<string[]> {
  const last = new Map<string, { documentId: string; locale: string; state: string }>();
  for (const line of await linesOf(ledgerFile())) {
    try {
      const { documentId, locale, state } = JSON.parse(line);
      last.set(`${documentId} ${locale}`, { documentId, locale, state });
    } catch {
      // Torn by a crash: the next start of everything writes it again.
    }
  }
  return [...last.values()].flatMap(({ documentId, locale, state }) => {
    const known = locales.find((each) => each === locale);
    if (state !== "WITHDRAWN" || !known) return [];
    return [tags.page(known, documentId), tags.card(known, documentId)];
  });
}
