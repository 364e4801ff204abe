import { createHash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { format, hashOfFile, type Manifest } from "@/features/backup/archive/manifest";
import { pack, withStaging } from "@/features/backup/archive/staging";
import { quoted, type Table, tables } from "@/features/backup/archive/tables";
import { fileName, mediaStore } from "@/features/media/storage/media-store";
import { readMigrations } from "@/lib/migrations/migration-files";
import { withClient } from "@/lib/postgres/connection";
import { OperatorError } from "@/lib/startup/operator-error.mjs";

/** Rows fetched at once. */
const batch = 500;

/**
 * Writes all content with its pictures into one file: one state of the
 * database, while the site runs.
 *
 * @param url the database as its owner
 * @throws OperatorError when a picture of the library is missing or damaged
 */
export async function exportContent(url: string, file: string): Promise<Manifest> {
  return withStaging(file, async (folder) => {
    const manifest = await withClient(url, async (client) => {
      await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      const written: Manifest["tables"] = {};
      await mkdir(path.join(folder, "tables"));
      for (const table of tables) written[table] = await writeTable(client, table, folder);
      const copied = await copyPictures(client, folder);
      await client.query("COMMIT");
      return {
        format,
        version: 1,
        createdAt: new Date().toISOString(),
        migrations: readMigrations().map(({ name }) => name),
        tables: written,
        ...copied,
      } satisfies Manifest;
    });
    await writeFile(path.join(folder, "manifest.json"), JSON.stringify(manifest, null, 2));
    const draft = `${file}.part`;
    try {
      // First in the file, so that it can be read without the rest.
      await pack(folder, ["manifest.json", "tables", "pictures"], draft);
      await rename(draft, file);
    } finally {
      await rm(draft, { force: true });
    }
    return manifest;
  });
}

async function writeTable(client: pg.Client, table: Table, folder: string) {
  const columns = await columnsOf(client, table);
  const hash = createHash("sha256");
  const out = createWriteStream(path.join(folder, "tables", `${table}.jsonl`));
  let rows = 0;
  // As text: numbers larger than JavaScript's go through unharmed.
  await client.query(
    `DECLARE rows NO SCROLL CURSOR FOR
     SELECT to_jsonb(t)::text AS line FROM ${quoted(table)} AS t ORDER BY to_jsonb(t)::text`,
  );
  for (;;) {
    const { rows: found } = await client.query<{ line: string }>(`FETCH ${batch} FROM rows`);
    if (found.length === 0) break;
    rows += found.length;
    const text = found.map(({ line }) => `${line}\n`).join("");
    hash.update(text);
    if (!out.write(text)) await once(out, "drain");
  }
  await client.query("CLOSE rows");
  out.end();
  await once(out, "finish");
  return { rows, columns, sha256: hash.digest("hex") };
}

async function columnsOf(client: pg.Client, table: Table): Promise<string[]> {
  const [schema, name] = table.split(".");
  const { rows } = await client.query<{ column: string }>(
    `SELECT column_name AS column FROM information_schema.columns
     WHERE table_schema = $1 AND table_name = $2 ORDER BY ordinal_position`,
    [schema, name],
  );
  return rows.map(({ column }) => column);
}

async function copyPictures(
  client: pg.Client,
  folder: string,
): Promise<Pick<Manifest, "pictures" | "mended">> {
  await mkdir(path.join(folder, "pictures"));
  // A publication may show one that has left the library since.
  const { rows } = await client.query<{ hash: string; sha256: string }>(
    `SELECT named.hash, coalesce(media.file_digest, named.hash) AS sha256 FROM (
       SELECT hash FROM editorial.media
       UNION SELECT hash FROM public_record.published_picture
       UNION SELECT hash FROM public_record.published_file
       UNION SELECT portrait_hash FROM public_record.published_picture WHERE portrait_hash IS NOT NULL
     ) AS named LEFT JOIN editorial.media AS media ON media.hash = named.hash
     ORDER BY named.hash`,
  );
  const pictures: Record<string, number> = {};
  const mended: Record<string, string> = {};
  for (const { hash, sha256 } of rows) {
    const copy = path.join(folder, "pictures", hash);
    const found = await mediaStore().open(fileName(hash, "original"));
    if (found) await pipeline(found.body, createWriteStream(copy));
    if (!found || (await hashOfFile(copy)) !== sha256) {
      throw new OperatorError(
        `The picture ${hash} is ${found ? "damaged" : "missing"} where files are kept: the export would not be whole, so none was written.`,
      );
    }
    pictures[hash] = (await stat(copy)).size;
    if (sha256 !== hash) mended[hash] = sha256;
  }
  return { pictures, ...(Object.keys(mended).length > 0 ? { mended } : {}) };
}
