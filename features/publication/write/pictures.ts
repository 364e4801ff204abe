import type { InvalidationTarget } from "@/features/publication/invalidation/targets";
import type { Transaction } from "@/lib/db/editorial";

/** A picture as one publication shows it; sizes in pixels of the original. */
export type PictureInput = {
  hash: string;
  lead: boolean;
  width: number;
  height: number;
  placeholder: string;
  portrait?: { hash: string; width: number; height: number };
  alt: string;
  caption: string;
  credit: string;
  /** What must stay in sight of a crop: parts of width and height; the middle when not given. */
  focalX?: number;
  focalY?: number;
};

/**
 * Gives a publication other pictures, none for one that is withdrawn.
 *
 * @returns the pictures (either composition) that became public by it, or are
 *   public no more because no other live text shows them
 */
export async function replacePictures(
  tx: Transaction,
  publicationId: string,
  pictures: readonly PictureInput[],
): Promise<InvalidationTarget[]> {
  const before = widthsOf(
    (await tx.publishedPicture.findMany({ where: { publicationId } })).map((row) => [
      [row.hash, row.width],
      [row.portraitHash, row.portraitWidth],
    ]),
  );
  await tx.publishedPicture.deleteMany({ where: { publicationId } });
  await tx.publishedPicture.createMany({
    data: pictures.map(({ portrait, ...picture }) => ({
      ...picture,
      publicationId,
      portraitHash: portrait?.hash ?? null,
      portraitWidth: portrait?.width ?? null,
      portraitHeight: portrait?.height ?? null,
    })),
  });
  const after = widthsOf(
    pictures.map(({ hash, width, portrait }) => [
      [hash, width],
      [portrait?.hash, portrait?.width],
    ]),
  );
  const changed = [...before, ...after].filter(([hash]) => before.has(hash) !== after.has(hash));
  const elsewhere = await shownElsewhere(
    tx,
    publicationId,
    changed.map(([hash]) => hash),
  );
  return changed
    .filter(([hash]) => !elsewhere.has(hash))
    .map(([hash, width]) => ({ kind: "picture", hash, width }));
}

type Composition = [hash: string | null | undefined, width: number | null | undefined];

/** Widths of the originals by their hashes. */
function widthsOf(pictures: readonly Composition[][]): Map<string, number> {
  return new Map(
    pictures
      .flat()
      .flatMap(([hash, width]): [string, number][] => (hash && width ? [[hash, width]] : [])),
  );
}

async function shownElsewhere(
  tx: Transaction,
  publicationId: string,
  hashes: string[],
): Promise<Set<string>> {
  if (hashes.length === 0) return new Set();
  const others = await tx.publishedPicture.findMany({
    where: {
      publicationId: { not: publicationId },
      publication: { state: "LIVE" },
      OR: [{ hash: { in: hashes } }, { portraitHash: { in: hashes } }],
    },
    select: { hash: true, portraitHash: true },
  });
  return new Set(others.flatMap(({ hash, portraitHash }) => [hash, portraitHash ?? hash]));
}
