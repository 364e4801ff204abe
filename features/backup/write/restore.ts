import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import type pg from "pg";
import { broughtBack, checkArchive, linesOf } from "@/features/backup/archive/check";
import type { Manifest } from "@/features/backup/archive/manifest";
import { unpack, withStaging } from "@/features/backup/archive/staging";
import {
  filledLater,
  quoted,
  type Table,
  tables,
  valuesHere,
} from "@/features/backup/archive/tables";
import { reindexDrafts } from "@/features/editorial/drafts/draft-index";
import { pictureRepair } from "@/features/editorial/pictures/picture-tasks";
import { type HeldText, holdToLedger } from "@/features/editorial/withdrawal-ledger/hold-to-ledger";
import { readLedger } from "@/features/editorial/withdrawal-ledger/ledger-file";
import { keepAgain } from "@/features/media/intake/keep-file";
import { recordFiles } from "@/features/media/records/media-files";
import { notingWrites } from "@/features/media/storage/media-store";
import { tags } from "@/features/publication/invalidation/tags";
import { leaveAllNewsLater } from "@/features/publication/write/news-ageing";
import { reindexPublications } from "@/features/publication/write/reindex";
import { wantAllCards } from "@/features/publication/write/share-cards";
import { locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { applyMigrations } from "@/lib/migrations/apply";
import { expireTags } from "@/lib/page-store/expire";
import { currentFile } from "@/lib/page-store/pages-root";
import { withClient } from "@/lib/postgres/connection";
import { ensureReaderRole } from "@/lib/postgres/reader-role";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { doAll } from "@/lib/upkeep/upkeep";

/** Rows sent at once. */
const batch = 200;

export type Restored = { manifest: Manifest; held: HeldText[] };

/**
 * Puts an export into an empty database: all of it or nothing. An archive
 * that is older than a withdrawal is refused until the operator says what is
 * to be done; the text then stays withdrawn, as the ledger knows it.
 *
 * @param url the database as its owner; it is migrated first
 * @param holdWithdrawn withdraw again what was withdrawn since
 * @throws OperatorError when the archive is damaged, newer than this site, or
 *   would bring back withdrawn texts, or when the database is not empty
 */
export async function restoreContent(
  url: string,
  file: string,
  { holdWithdrawn, readerUrl }: { holdWithdrawn: boolean; readerUrl?: string | undefined },
): Promise<Restored> {
  return withStaging(file, async (folder) => {
    await unpack(file, folder);
    const manifest = await checkArchive(folder);
    const paths = await broughtBack(folder, await readLedger());
    if (paths.length > 0 && !holdWithdrawn) {
      throw new OperatorError(
        "The archive is older than the withdrawal of these texts and would bring them back: restore it with --hold-withdrawn, which withdraws them again at once.",
        paths,
      );
    }
    await applyMigrations(url);
    await ensureReaderRole(url, readerUrl);
    for (const hash of Object.keys(manifest.pictures)) {
      const bytes = await readFile(path.join(folder, "pictures", hash));
      const { files } = await notingWrites(() => keepAgain(hash, bytes));
      await recordFiles(hash, files);
    }
    // Pages that this folder has of a database that was in the same place: the next start would show them
    // before it has asked this one (decision 76). Before the rows, for a crash may follow them.
    await rm(currentFile(), { force: true });
    await withClient(url, (client) => writeRows(client, folder, manifest));
    await reindexPublications();
    await reindexDrafts();
    // An archive of an older site has pictures as they came in then.
    await doAll(pictureRepair());
    const held = await holdToLedger();
    // Left out of an export, because they can be drawn anew.
    await wantAllCards();
    await leaveAllNewsLater();
    await expireEverything();
    return { manifest, held };
  });
}

async function writeRows(client: pg.Client, folder: string, manifest: Manifest): Promise<void> {
  await client.query("BEGIN");
  // The same lock as the first content takes: one of the two finds the other's rows.
  await client.query("SELECT pg_advisory_xact_lock(hashtext('newsroom.seed'))");
  await refuseUnlessEmpty(client);
  for (const table of tables) {
    const columns = manifest.tables[table]?.columns;
    if (!columns) continue;
    await stage(client, folder, table, columns);
    await insertStaged(client, table, columns);
    for (const [other, later] of Object.entries(filledLater)) {
      if (later.after === table) await fillIn(client, other, later.column);
    }
  }
  // An archive from before texts had words of their own for their pictures.
  await client.query("SELECT editorial.freeze_picture_words()");
  // Triggers have made them along the way, of what was there by then.
  await client.query("SELECT editorial.refresh_all_lines()");
  await client.query(
    `SELECT setval(pg_get_serial_sequence('editorial.audit_event', 'id'),
       greatest((SELECT max(id) FROM editorial.audit_event), 1)),
     setval(pg_get_serial_sequence('public_record.search_name', 'id'),
       greatest((SELECT max(id) FROM public_record.search_name), 1))`,
  );
  await client.query("COMMIT");
}

async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ found: boolean }>(
    `SELECT EXISTS (SELECT FROM editorial.document)
         OR EXISTS (SELECT FROM public_record.publication)
         OR EXISTS (SELECT FROM editorial.audit_event) AS found`,
  );
  if (!rows[0]?.found) return;
  throw new OperatorError(
    "The database is not empty, and a restore never mixes two histories: name an empty database with DATABASE_URL, or a new folder with DATA_DIR while no site runs on it.",
  );
}

const staged = (table: string) => `"restore_${table.replace(".", "_")}"`;

async function stage(client: pg.Client, folder: string, table: Table, columns: string[]) {
  const names = list(columns);
  await client.query(
    `CREATE TEMP TABLE ${staged(table)} ON COMMIT DROP AS SELECT ${names} FROM ${quoted(table)} LIMIT 0`,
  );
  let lines: string[] = [];
  const send = async () => {
    if (lines.length === 0) return;
    await client.query(
      `INSERT INTO ${staged(table)} (${names})
       SELECT ${names} FROM jsonb_populate_recordset(NULL::${quoted(table)}, $1::jsonb)`,
      [`[${lines.join(",")}]`],
    );
    lines = [];
  };
  for await (const line of linesOf(folder, table)) {
    lines.push(line);
    if (lines.length === batch) await send();
  }
  await send();
}

/** In one statement: rows of one table may refer to each other, which is checked at its end. */
async function insertStaged(client: pg.Client, table: Table, columns: string[]): Promise<void> {
  const later = filledLater[table]?.column;
  // What a newer migration has added gets its default.
  const now = columns.filter((column) => column !== later);
  const here = valuesHere[table];
  if (here) await client.query(`DELETE FROM ${quoted(table)}`);
  const values = now.map((column) => here?.[column] ?? `"${column}"`).join(", ");
  await client.query(
    `INSERT INTO ${quoted(table)} (${list(now)}) SELECT ${values} FROM ${staged(table)}`,
  );
}

async function fillIn(client: pg.Client, table: string, column: string): Promise<void> {
  await client.query(
    `UPDATE ${quoted(table)} AS kept SET "${column}" = given."${column}"
     FROM ${staged(table)} AS given WHERE given.id = kept.id`,
  );
}

const list = (columns: string[]) => columns.map((column) => `"${column}"`).join(", ");

/** A site that ran on the empty database has kept its empty pages. */
async function expireEverything(): Promise<void> {
  await editorialDb().$transaction((tx) =>
    expireTags(tx, [tags.sitemap(), ...locales.map((locale) => tags.frame(locale))]),
  );
}
