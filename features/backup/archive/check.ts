import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { type LedgerLine, ledgerKey } from "@/features/editorial/withdrawal-ledger/ledger-file";
import { localeSchema } from "@/i18n/locale-schema";
import { readMigrations } from "@/lib/migrations/migration-files";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { hashOfFile, type Manifest, parseManifest } from "./manifest";
import type { Table } from "./tables";

const tableFile = (folder: string, table: string) => path.join(folder, "tables", `${table}.jsonl`);

/** The rows of an unpacked table, as lines of JSON. */
export const linesOf = (folder: string, table: Table) =>
  createInterface({ input: createReadStream(tableFile(folder, table)), crlfDelay: Infinity });

/**
 * Checks an unpacked archive whole, before anything of it is used.
 *
 * @throws OperatorError when a part is missing or not what the manifest says,
 *   or the archive is of a newer version of the site
 */
export async function checkArchive(folder: string): Promise<Manifest> {
  const text = await readFile(path.join(folder, "manifest.json"), "utf8").catch(() => "");
  const manifest = parseManifest(text);
  const known = new Set(readMigrations().map(({ name }) => name));
  const newer = manifest.migrations.filter((name) => !known.has(name));
  if (newer.length > 0) {
    throw new OperatorError(
      "The archive was made by a newer version of the site: restore it with that version.",
      newer,
    );
  }
  const wrong: string[] = [];
  const expect = async (file: string, hash: string) => {
    const found = await hashOfFile(path.join(folder, file)).catch(() => "missing");
    if (found !== hash) wrong.push(`${file}: ${found === "missing" ? found : "damaged"}`);
  };
  for (const [table, { sha256 }] of Object.entries(manifest.tables)) {
    await expect(path.join("tables", `${table}.jsonl`), sha256);
  }
  for (const hash of Object.keys(manifest.pictures))
    await expect(path.join("pictures", hash), manifest.mended?.[hash] ?? hash);
  if (wrong.length === 0) return manifest;
  throw new OperatorError("The archive is damaged, nothing of it was restored: see below.", wrong);
}

const publicationSchema = z.object({
  document_id: z.string(),
  locale: localeSchema,
  path: z.string(),
  state: z.string(),
  turn: z.int().default(0),
});

/** Paths of texts that are live in the archive and were withdrawn since it was made. */
export async function broughtBack(
  folder: string,
  ledger: ReadonlyMap<string, LedgerLine>,
): Promise<string[]> {
  const paths: string[] = [];
  for await (const line of linesOf(folder, "public_record.publication")) {
    const row = publicationSchema.parse(JSON.parse(line));
    const last = ledger.get(ledgerKey({ documentId: row.document_id, locale: row.locale }));
    const withdrawnSince = last?.state === "WITHDRAWN" && last.withdrawals > row.turn;
    if (row.state === "LIVE" && withdrawnSince) paths.push(row.path);
  }
  return paths;
}
