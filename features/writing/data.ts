import { storyTitles } from "@/features/editorial/data";
import type { StoryTitle } from "@/features/editorial/drafts/story-title";
import type { PictureWords } from "@/features/editorial/pictures/picture-words";
import { noWords } from "@/features/editorial/pictures/picture-words";
import { findMedia } from "@/features/editorial/pictures/search-pictures";
import { isMeasured } from "@/features/media/pictures/renditions";
import { readAddress } from "@/features/publication/routes/addresses";
import { isSlug, paths } from "@/features/publication/routes/paths";
import { freeSlug, proposeSlug } from "@/features/writing/slugs/propose-slug";
import type { Locale } from "@/i18n/routing";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { isUuid } from "@/lib/patterns";
import { seen } from "@/lib/text/seen";

/** Reads of the editor: on the owner's connection, for staff only. */

/** A picture as the editor shows it. */
export type LibraryPicture = {
  hash: string;
  /** What its file was called. */
  name: string;
  width: number;
  height: number;
  placeholder: string;
  /** What must stay in sight when it is cut, as parts of width and height. */
  focalX: number;
  focalY: number;
  /** What was last said of it in one language: what a text that comes to show it begins with. */
  proposed: PictureWords;
};

/** A document as the editor shows it: readers are given it as it is. */
export type LibraryFile = {
  hash: string;
  name: string;
  mime: string;
  bytes: number;
  pages: number | null;
  /** Which it is written in, where it is in one. */
  language: string | null;
  /** What it was last called in one language. */
  title: string;
};

/** Documents of the library by their hashes; unknown ones are left out. */
export async function libraryFiles(
  hashes: readonly string[],
  locale: Locale,
): Promise<LibraryFile[]> {
  const files = await editorialDb().media.findMany({
    where: { kind: "FILE", hash: { in: [...hashes] } },
    include: { texts: { where: { locale } } },
  });
  return files.map(({ hash, name, mime, bytes, pages, language, texts }) => {
    const title = texts[0]?.title ?? "";
    return { hash, name, mime, bytes: bytes ?? 0, pages, language, title };
  });
}

/** Pictures of the library by their hashes; unknown ones are left out. */
export async function libraryPictures(
  hashes: readonly string[],
  locale: Locale,
): Promise<LibraryPicture[]> {
  const media = await editorialDb().media.findMany({
    where: { hash: { in: [...hashes] } },
    include: { texts: { where: { locale } } },
  });
  return media
    .filter(isMeasured)
    .map(({ hash, name, width, height, placeholder, focalX, focalY, texts }) => {
      const { alt, caption, credit } = texts[0] ?? noWords;
      const proposed = { alt, caption, credit };
      return { hash, name, width, height, placeholder, focalX, focalY, proposed };
    });
}

/** So many are shown to choose from at once. */
const toChoose = 24;

/**
 * Pictures of the library to choose from, the newest first.
 *
 * @param words each of them is said of it, in whichever language, or stands in its name
 * @param page from 1 on
 */
export async function picturesBy(
  locale: Locale,
  words: string,
  page: number,
): Promise<{ pictures: LibraryPicture[]; more: boolean }> {
  const { hashes, more } = await findMedia("PICTURE", words, page, toChoose);
  const byHash = new Map((await libraryPictures(hashes, locale)).map((each) => [each.hash, each]));
  return { pictures: hashes.flatMap((hash) => byHash.get(hash) ?? []), more };
}

/** Documents of the library to choose from, the same way. */
export async function filesBy(
  locale: Locale,
  words: string,
  page: number,
): Promise<{ files: LibraryFile[]; more: boolean }> {
  const { hashes, more } = await findMedia("FILE", words, page, toChoose);
  const byHash = new Map((await libraryFiles(hashes, locale)).map((each) => [each.hash, each]));
  return { files: hashes.flatMap((hash) => byHash.get(hash) ?? []), more };
}

/** Sections with their names in a language, in their order. */
export async function sectionsIn(locale: Locale): Promise<{ key: string; name: string }[]> {
  const sections = await editorialDb().section.findMany({
    include: { texts: { where: { locale } } },
    orderBy: [{ position: "asc" }, { key: "asc" }],
  });
  return sections.map(({ key, texts }) => ({ key, name: texts[0]?.name ?? key }));
}

export type LinkTarget = {
  documentId: string;
  /** What the story is called on the desk. */
  shown: StoryTitle;
  /** In the language of the text, for the words of a link. */
  title: string;
  path: string | null;
};

/** Characters without a glyph that stand in titles, as PostgreSQL's expressions name them. */
const invisible =
  "[\\u00AD\\u034F\\u061C\\u180B-\\u180F\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFE00-\\uFE0F\\uFEFF]";

/** Documents that a text may link to, by words of their titles in any language; public ones first. */
export async function linkTargets(
  desk: Locale,
  locale: Locale,
  words: string,
  except: string,
): Promise<LinkTarget[]> {
  // As it is seen: a title with a hyphen that shows at a line's end only has the word whole.
  const likely = `%${seen(words).replace(/[\\%_]/g, "\\$&")}%`;
  const found = await editorialDb().$queryRaw<{ id: string }[]>`
    SELECT text.id FROM editorial.translation AS text
    JOIN editorial.document ON document.id = text.document_id AND document.trashed_at IS NULL
    WHERE text.locale = ${locale} AND text.document_id::text <> ${except}
      AND text.head_revision_id IS NOT NULL AND EXISTS (
        SELECT FROM editorial.translation AS named
        JOIN editorial.revision AS head ON head.id = named.head_revision_id
        WHERE named.document_id = text.document_id
          AND regexp_replace(head.title, ${invisible}, '', 'g') ILIKE ${likely})
    ORDER BY document.created_at DESC LIMIT 20`;
  const translations = await editorialDb().translation.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    include: { headRevision: { select: { title: true } } },
    orderBy: { document: { createdAt: "desc" } },
  });
  const ids = translations.map(({ documentId }) => documentId);
  const [live, titles] = await Promise.all([livePathsOf(locale, ids), storyTitles(ids, desk)]);
  return translations
    .map(({ documentId, headRevision }) => ({
      documentId,
      shown: titles.get(documentId) ?? { title: "", locale: desk },
      title: headRevision?.title ?? "",
      path: live.get(documentId) ?? null,
    }))
    .sort((a, b) => Number(b.path !== null) - Number(a.path !== null));
}

async function livePathsOf(locale: Locale, documentIds: string[]): Promise<Map<string, string>> {
  const rows = await editorialDb().publication.findMany({
    where: { locale, state: "LIVE", documentId: { in: documentIds } },
    select: { documentId: true, path: true },
  });
  return new Map(rows.map(({ documentId, path }) => [documentId, path]));
}

/** What stands around a text and its checks need to know. */
export type Surroundings = { slugTaken: boolean; deadLinks: string[] };

/**
 * Whether another document has the address that a slug would give, and which
 * links lead nowhere public.
 *
 * @param links addresses on this site, and documents by their ids; others are
 *   not looked at
 */
export async function surroundingsOf(
  { documentId, locale, slug }: { documentId: string; locale: Locale; slug: string },
  links: readonly string[],
): Promise<Surroundings> {
  const ids = links.filter(isUuid);
  const addresses = links.filter((link) => /^\/(?!\/)/.test(link));
  const [slugTaken, live, places] = await Promise.all([
    isTaken(documentId, locale, slug),
    livePathsOf(locale, ids),
    Promise.all(addresses.map(async (link) => ((await leadsSomewhere(link)) ? [] : [link]))),
  ]);
  return { slugTaken, deadLinks: [...ids.filter((id) => !live.has(id)), ...places.flat()] };
}

async function isTaken(documentId: string, locale: Locale, slug: string): Promise<boolean> {
  if (!isSlug(slug)) return false;
  const document = await editorialDb().document.findUnique({
    where: { id: documentId },
    include: { section: { include: { texts: { where: { locale } } } } },
  });
  const section = document?.section?.texts[0]?.slug;
  const path =
    document?.kind === "ARTICLE"
      ? section && paths.article(locale, section, slug)
      : paths.corporate(locale, slug);
  if (!path) return false;
  const holder = await editorialDb().publicPath.findUnique({ where: { path } });
  return holder !== null && holder.state !== "REDIRECT" && holder.documentId !== documentId;
}

const lists: ReadonlySet<string> = new Set(["home", "news", "newsPage", "year", "numberless"]);

/** Whether a reader who follows an address of this site finds a page. Lists always are there. */
async function leadsSomewhere(link: string): Promise<boolean> {
  const path = link.split(/[?#]/, 1)[0] ?? "";
  const address = readAddress(path);
  if (address && lists.has(address.kind)) return true;
  if (address?.kind === "section") {
    const where = { locale_slug: { locale: address.locale, slug: address.section } };
    return (await editorialDb().publishedSection.findUnique({ where })) !== null;
  }
  const known = await editorialDb().publicPath.findUnique({ where: { path } });
  return known !== null && known.state !== "GONE";
}

/**
 * An address for a title that no other story has in its language. Those of
 * deleted stories are free: they never were public, and restoring one asks anew.
 *
 * @returns `slug` empty where nothing of the title can be spelt, and what was left out of it
 */
export async function freshSlug(
  documentId: string,
  locale: Locale,
  title: string,
  tx: Transaction = editorialDb(),
): Promise<{ slug: string; leftOut: string[] }> {
  const { slug, leftOut } = proposeSlug(title, locale);
  if (slug === "") return { slug, leftOut };
  const rows = await tx.translation.findMany({
    where: {
      locale,
      documentId: { not: documentId },
      slug: { startsWith: slug },
      document: { trashedAt: null },
    },
    select: { slug: true },
  });
  return { slug: freeSlug(slug, new Set(rows.map((each) => each.slug))), leftOut };
}
