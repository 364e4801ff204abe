import { z } from "zod";
import { cropsOf } from "@/features/media/crops/crops";
import type { MediaAddress } from "@/features/publication/routes/addresses";
import { askPublic, type Statement, statement } from "@/lib/db/statements";

/** Reads of what stands below /media, on the connection that sees what is public and nothing else. */

/** A file as it was written. */
export type Written = { bytes: number; sha256: string };

export type PublishedMedia = {
  /** Unknown of files from before it was noted. */
  written?: Written;
  /** Of a document: under which name it is saved. */
  name?: string;
  /** Of a crop: the point around which it is cut. */
  around?: { focalX: number; focalY: number };
};

/** `$1` is the hash, `$2` the file's name. One question tells whether it is public, and what it must be. */
const written = `LEFT JOIN public_record.published_media_file AS written
   ON written.hash = $1 AND written.name = $2`;
const holder = (row: string) => `JOIN public_record.publication AS holder
   ON holder.id = ${row}.publication_id AND holder.state = 'LIVE'`;

const statements: Record<MediaAddress["kind"], Statement> = {
  rendition: statement(
    "rendition",
    `SELECT written.bytes, written.sha256 FROM (VALUES (1)) AS one ${written}
     WHERE EXISTS (
       SELECT FROM public_record.published_picture AS shown ${holder("shown")}
       WHERE shown.hash = $1 OR shown.portrait_hash = $1)`,
  ),
  crop: statement(
    "crop",
    `SELECT DISTINCT shown.width, shown.height, shown.focal_x AS "focalX", shown.focal_y AS "focalY",
       written.bytes, written.sha256
     FROM public_record.published_picture AS shown ${holder("shown")} ${written}
     WHERE shown.hash = $1`,
  ),
  card: statement(
    "card",
    `SELECT written.bytes, written.sha256
     FROM public_record.share_card AS card ${holder("card")} ${written}
     WHERE card.hash = $1`,
  ),
  document: statement(
    "document",
    `SELECT offered.name, written.bytes, written.sha256
     FROM public_record.published_file AS offered ${holder("offered")} ${written}
     WHERE offered.hash = $1 ORDER BY holder.published_at, holder.id LIMIT 1`,
  ),
};

const rows = z.array(
  z.object({
    bytes: z.number().nullable(),
    sha256: z.string().nullable(),
    name: z.string().optional(),
    width: z.number().optional(),
    height: z.number().optional(),
    focalX: z.number().optional(),
    focalY: z.number().optional(),
  }),
);

/**
 * What is public under an address of /media.
 *
 * @returns undefined where no live publication shows, offers or is shared by it
 */
export async function publishedMedia({
  hash,
  file,
  kind,
}: MediaAddress): Promise<PublishedMedia | undefined> {
  const found = rows.parse(await askPublic(statements[kind], [hash, file]));
  for (const { bytes, sha256, name, width = 0, height = 0, focalX = 0, focalY = 0 } of found) {
    const known = bytes !== null && sha256 !== null ? { written: { bytes, sha256 } } : {};
    if (kind !== "crop") return { ...known, ...(name === undefined ? {} : { name }) };
    const crops = cropsOf({ width, height, focalX, focalY });
    if (crops.some((crop) => crop.file === file)) return { ...known, around: { focalX, focalY } };
  }
  return undefined;
}

const fileWritten = statement(
  "media_file",
  "SELECT bytes, sha256 FROM public_record.published_media_file WHERE hash = $1 AND name = $2",
);

/** A file as it was written; of none that nothing public names. */
export async function publishedMediaFile(hash: string, name: string): Promise<Written | undefined> {
  const [file] = await askPublic(fileWritten, [hash, name]);
  return file as Written | undefined;
}
