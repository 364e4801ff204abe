import { z } from "zod";
import { findMedia } from "@/features/media/storage/media-store";
import type { Asks } from "./records";

/** Each machine is asked about the same ones: enough that the newest of each are among them. */
const sampleSize = 6;

const namesSchema = z.array(z.object({ hash: z.string() }));

/**
 * Whether the originals of the newest published pictures can be read here.
 * Of one machine alone a missing one is damage, which others mend and tell
 * of; that another machine has it means that the two have no store in common.
 *
 * @throws StoreAway, or when the database cannot be asked: nothing is known then
 */
export async function readSample(db: Asks): Promise<{ sees: string[]; misses: string[] }> {
  const { rows } = await db.query(
    `SELECT media.hash FROM editorial.media AS media
     WHERE EXISTS (SELECT FROM public_record.published_picture AS shown WHERE shown.hash = media.hash)
     ORDER BY media.created_at DESC, media.id LIMIT $1`,
    [sampleSize],
  );
  const hashes = namesSchema.parse(rows).map(({ hash }) => hash);
  const found = await Promise.all(
    hashes.map(async (hash) => (await findMedia(hash, "original")) !== undefined),
  );
  return {
    sees: hashes.filter((_, index) => found[index]),
    misses: hashes.filter((_, index) => !found[index]),
  };
}
