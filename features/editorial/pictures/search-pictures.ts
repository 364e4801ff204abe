import { Prisma } from "@/generated/prisma/client";
import { editorialDb } from "@/lib/db/editorial";

/** Words beyond these narrow nothing any more, and each costs a look at every row. */
const mostWords = 8;

/**
 * What a row of the library must be to be found by words: each of them stands
 * in what it was called or in what is said of it, in whichever language. A
 * part of a word is enough, since Chinese has no gaps between them. SQL about
 * `media`.
 */
export function sayingOfMedia(typed: string): Prisma.Sql[] {
  const words = typed.split(/\s+/).filter(Boolean).slice(0, mostWords);
  return words.map((word) => {
    const pattern = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
    return Prisma.sql`(media.name ILIKE ${pattern} OR EXISTS (
      SELECT FROM editorial.media_text AS said WHERE said.media_id = media.id
        AND concat_ws(' ', said.title, said.alt, said.caption, said.credit, said.licence)
          ILIKE ${pattern}))`;
  });
}

/**
 * Pictures or documents by words, the newest first: for whoever puts one into a text.
 *
 * @param page from 1 on
 * @returns hashes, and whether there are still others
 */
export async function findMedia(
  kind: "PICTURE" | "FILE",
  words: string,
  page: number,
  onPage: number,
): Promise<{ hashes: string[]; more: boolean }> {
  // The portrait composition of a picture is no picture of its own.
  const where = Prisma.join(
    [
      Prisma.sql`media.kind = ${kind}::editorial."MediaKind" AND NOT EXISTS (
        SELECT FROM editorial.media AS whole WHERE whole.portrait_id = media.id)`,
      ...sayingOfMedia(words),
    ],
    " AND ",
  );
  const rows = await editorialDb().$queryRaw<{ hash: string }[]>`
    SELECT media.hash FROM editorial.media WHERE ${where}
    ORDER BY media.created_at DESC, media.id
    LIMIT ${onPage + 1} OFFSET ${(page - 1) * onPage}`;
  return { hashes: rows.slice(0, onPage).map(({ hash }) => hash), more: rows.length > onPage };
}
