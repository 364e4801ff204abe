import { z } from "zod";
import { importedPageOf } from "@/features/importing/data";
import type { ImportedText } from "@/features/importing/readers/imported-text";
import type { Body } from "@/features/publication/schema";
import type { Locale } from "@/i18n/routing";

const missingSchema = z.array(
  z.strictObject({
    /** The figure that would have shown it. */
    block: z.string(),
    /** The block that it would have stood behind. */
    after: z.string().nullable(),
    name: z.string(),
    sources: z.array(z.string()),
    alt: z.string(),
    caption: z.string(),
  }),
);
export type MissingPictures = z.infer<typeof missingSchema>;

/** One of them as the desk shows it. */
export type MissingShown = Pick<MissingPictures[number], "block" | "name" | "alt" | "caption">;

/** @returns none where the row is from another version or was erased */
export const missingIn = (row: { missing: unknown }): MissingPictures =>
  missingSchema.safeParse(row.missing).data ?? [];

export const shownOf = (missing: MissingPictures): MissingShown[] =>
  missing.map(({ block, name, alt, caption }) => ({ block, name, alt, caption }));

/** What is missing of the page that a text was imported from last. */
export async function missingOf(documentId: string, locale: Locale): Promise<MissingShown[]> {
  const page = await importedPageOf(documentId, locale);
  return page ? shownOf(missingIn(page)) : [];
}

/**
 * The pictures of a text that are not in its draft, with their places there.
 *
 * @param draft the body that was kept, in the order of `given`
 */
export function missingPictures(
  { body, pictures }: Pick<ImportedText, "body" | "pictures">,
  hashOf: (key: string) => string | undefined,
  idOf: (id: string) => string | undefined,
): MissingPictures {
  const byKey = new Map(pictures.map((picture) => [picture.key, picture]));
  const missing: MissingPictures = [];
  let after: string | null = null;
  for (const block of (body as Body | undefined)?.content ?? []) {
    const { id } = block.attrs;
    const picture = block.type === "figure" ? byKey.get(block.attrs.picture) : undefined;
    if (picture && !hashOf(picture.key)) {
      const { name, sources = [], alt = "", caption = "" } = picture;
      // A picture of Windows within a Word document is asked for by what it was called there.
      const called = sources.length > 0 ? sources : [name];
      missing.push({ block: id, after, name, sources: called, alt, caption });
    } else after = idOf(id) ?? after;
  }
  return missing;
}
