import { errorMessage } from "@/lib/error-text";
import { withClient } from "@/lib/postgres/connection";
import { within } from "@/lib/within";
import { type Finding, fault, well } from "./finding";

/** Each takes a look into the store; more would make the command slow on a store that is. */
const newest = 12;
const patienceMs = 20_000;

/**
 * Whether files of pictures and documents can be had from here: those that
 * came last, which a machine that does not share its folder lacks first.
 */
export async function examineFiles(url: string): Promise<Finding[]> {
  const files = await withClient(url, async (client) => {
    const { rows } = await client.query<{ hash: string; name: string; bytes: number }>(
      `SELECT DISTINCT ON (media.created_at, file.hash) file.hash, file.name, file.bytes
         FROM editorial.media_file file JOIN editorial.media USING (hash)
        ORDER BY media.created_at DESC, file.hash, file.name LIMIT $1`,
      [newest],
    );
    return rows;
  });
  const { findMedia, mediaStore } = await import("@/features/media/storage/media-store");
  const { place } = mediaStore();
  if (files.length === 0)
    return [well("file-store", `Files are kept in ${place}; there are none.`)];
  try {
    const heads = await within(patienceMs, place, () =>
      Promise.all(files.map(({ hash, name }) => findMedia(hash, name))),
    );
    const wrong = files.filter(({ bytes }, index) => heads[index]?.bytes !== bytes);
    const [first] = wrong;
    if (!first) {
      return [well("file-store", `The ${files.length} newest files can be read from ${place}.`)];
    }
    return [
      fault(
        "file-store",
        `${wrong.length} of the ${files.length} newest files are missing or damaged in ${place}, ${first.hash}/${first.name} among them.`,
        "On several machines use one store for all (MEDIA_STORE=s3, or one shared folder); on one, npm run cli -- media check names all that is wrong, and pictures repair makes anew what can be.",
      ),
    ];
  } catch (error) {
    return [
      fault(
        "file-store",
        `The file store (${place}) cannot be read: ${errorMessage(error)}.`,
        "Start it, or check the S3 settings and what its key may do: list, read, write and delete.",
      ),
    ];
  }
}
