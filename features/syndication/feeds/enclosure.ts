import { widthWithin } from "@/features/media/pictures/renditions";
import { findMedia } from "@/features/media/storage/media-store";
import type { OfferedFile } from "@/features/publication/body/files";
import { publishedMediaFile } from "@/features/publication/media/data";
import { paths } from "@/features/publication/routes/paths";
import { isLocale, type Locale } from "@/i18n/routing";

/** A file that goes with an entry; its size in bytes. */
export type Enclosure = {
  path: string;
  type: string;
  length: number;
  /** Of a document: what the text calls it, and in which language it is written. */
  title?: string;
  language?: Locale;
};

/** Documents that a text offers. */
export const attachmentsOf = (files: readonly OfferedFile[]): Enclosure[] =>
  files.map(({ hash, mime, bytes, title, language }) => ({
    path: paths.file(hash, mime),
    type: mime,
    length: bytes,
    ...(title ? { title } : {}),
    ...(isLocale(language ?? undefined) ? { language: language as Locale } : {}),
  }));

/** Large enough for a reader's full window, small enough to be fetched with the feed. */
const preferredWidth = 1200;

/** @returns undefined where there is no picture, or its file is not at hand */
export async function enclosureOf(
  picture: { hash: string; width: number } | undefined,
): Promise<Enclosure | undefined> {
  if (!picture) return undefined;
  const width = widthWithin(picture.width, preferredWidth);
  const name = `${width}.jpg`;
  // As it was written, so that no page waits for where files are kept; it is not known of old ones.
  const found =
    (await publishedMediaFile(picture.hash, name)) ??
    (await findMedia(picture.hash, name).catch(() => undefined));
  // RSS wants the true length of a file, and a reader would fetch what is not there.
  if (!found) return undefined;
  return {
    path: paths.picture(picture.hash, width, "jpg"),
    type: "image/jpeg",
    length: found.bytes,
  };
}
