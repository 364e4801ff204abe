import type { Original } from "@/features/media/pictures/derive";
import { archivePageCount } from "@/features/publication/catalogue/archive";
import {
  entriesPerFeed,
  pieceCount,
  urlsPerSitemap,
} from "@/features/publication/invalidation/series";
import { allStories, tags } from "@/features/publication/invalidation/tags";
import { writeSection } from "@/features/publication/write/sections";
import { locales } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { expireTags } from "@/lib/page-store/expire";
import { type CorpusOptions, keyPrefix, planCorpus } from "./plan";
import { idOf } from "./random";
import { addRows, emptyRows, type Rows, sectionId, sectionSlug, tables } from "./rows";
import { vocabulary } from "./words";

const sections = ["corpus-works", "corpus-notes"];
/** Documents a statement: some megabytes of JSON. */
const batch = 400;

type Written = { documents: number; publications: number; withdrawn: number };

/**
 * Writes a corpus in place of the one that is there, as publishing would
 * have, but in bulk; expires what shows it in the same transaction.
 *
 * @param progress told of the number of documents written so far
 */
export async function writeCorpus(
  tx: Transaction,
  options: CorpusOptions,
  pictures: Original[],
  progress: (documents: number) => void,
): Promise<Written> {
  const before = await touchedTags(tx);
  await removeCorpus(tx);
  await writeSections(tx);
  const mediaIds = await writeMedia(tx, pictures);
  // As they came out: that is how an archive lies on the disk.
  const plan = [...planCorpus(options, pictures)].sort(
    (one, other) => one.publishedAt.getTime() - other.publishedAt.getTime(),
  );
  const written: Written = { documents: 0, publications: 0, withdrawn: 0 };
  for (let start = 0; start < plan.length; start += batch) {
    const rows = emptyRows();
    for (const planned of plan.slice(start, start + batch))
      addRows(rows, planned, options.seed, mediaIds);
    for (const table of tables) await insert(tx, table, rows[table]);
    await setHeads(tx, rows);
    written.documents = Math.min(plan.length, start + batch);
    progress(written.documents);
  }
  for (const { states } of plan) {
    const all = Object.values(states);
    written.publications += all.length;
    written.withdrawn += all.filter((state) => state === "WITHDRAWN").length;
  }
  const after = await touchedTags(tx);
  await expireTags(tx, [...before, ...after]);
  return written;
}

/** Columns that are not given get their default. */
async function insert(tx: Transaction, table: string, rows: Record<string, unknown>[]) {
  const names = Object.keys(rows[0] ?? {});
  if (names.length === 0) return;
  const own = names.filter((name) => name !== "revision_id");
  const words = own.length < names.length ? revisionWords : [];
  await tx.$executeRawUnsafe(
    `INSERT INTO ${table} (${[...own, ...words].join(", ")})
     SELECT ${[...own.map((name) => `given.${name}`), ...words.map((name) => `revision.${name}`)].join(", ")}
     FROM json_populate_recordset(NULL::${table}, $1::json) AS given
     ${words.length > 0 ? `JOIN json_to_recordset($1::json) AS of (id uuid, revision_id uuid) USING (id) JOIN editorial.revision ON revision.id = of.revision_id` : ""}`,
    JSON.stringify(rows),
  );
}

/** With each batch: in one statement for three hundred thousand texts it takes longer than any may. */
async function setHeads(tx: Transaction, rows: Rows): Promise<void> {
  const ids = rows["editorial.translation"].map(({ id }) => id);
  await tx.$executeRaw`
    UPDATE editorial.translation SET head_revision_id = revision.id
    FROM editorial.revision
    WHERE revision.translation_id = translation.id AND translation.id = ANY (${ids}::uuid[])`;
}

/** The same in a revision and in the publication of it: sent once. */
const revisionWords = ["title", "summary", "body", "byline", "content_hash"];

/** What was published of it, too; of it only. */
async function removeCorpus(tx: Transaction): Promise<void> {
  const like = `${keyPrefix}%`;
  await tx.$executeRaw`
    DELETE FROM public_record.public_path USING editorial.document
    WHERE document.id = document_id AND document.key LIKE ${like}`;
  await tx.$executeRaw`
    DELETE FROM public_record.publication USING editorial.document
    WHERE document.id = document_id AND document.key LIKE ${like}`;
  await tx.$executeRaw`DELETE FROM editorial.document WHERE key LIKE ${like}`;
}

async function writeSections(tx: Transaction): Promise<void> {
  for (const [index, key] of sections.entries()) {
    const position = 90 + index;
    const texts = Object.fromEntries(
      locales.map((locale) => [
        locale,
        { name: vocabulary[locale].sections[key] ?? key, slug: sectionSlug(key), description: "" },
      ]),
    );
    const id = sectionId(key);
    await tx.section.upsert({
      where: { key },
      update: {},
      create: {
        id,
        key,
        position,
        texts: { create: Object.entries(texts).map(([locale, text]) => ({ locale, ...text })) },
      },
    });
    await writeSection(tx, { key, position, texts });
  }
}

async function writeMedia(tx: Transaction, pictures: Original[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const picture of pictures) {
    const texts = locales.map((locale) => ({ locale, alt: vocabulary[locale].pictureAlt }));
    const { id } = await tx.media.upsert({
      where: { hash: picture.hash },
      update: {},
      create: { ...picture, id: idOf("media", picture.hash), texts: { create: texts } },
    });
    ids.set(picture.hash, id);
  }
  return ids;
}

/** Everything that any list shows, and every story that is there now. */
async function touchedTags(tx: Transaction): Promise<string[]> {
  const stories = await tx.publication.findMany({
    where: { kind: "ARTICLE" },
    select: { documentId: true, locale: true, storyDate: true },
  });
  const known = await tx.publishedSection.findMany({ select: { key: true }, distinct: ["key"] });
  const years = new Set(stories.map(({ storyDate }) => storyDate.getUTCFullYear()));
  const numbers = Array.from({ length: archivePageCount(stories.length) }, (_, index) => index + 1);
  const pieces = (size: number) =>
    Array.from({ length: pieceCount(stories.length, size) }, (_, index) => index + 1);
  const lists = locales.flatMap((locale) => [
    tags.frame(locale),
    ...[...years].map((year) => tags.year(locale, year)),
    ...pieces(urlsPerSitemap).map((piece) => tags.sitemapPiece(locale, piece)),
    ...[allStories, ...known.map(({ key }) => key)].flatMap((scope) => [
      tags.head(locale, scope),
      tags.feed(locale, scope),
      ...pieces(entriesPerFeed).map((piece) => tags.feedArchive(locale, scope, piece)),
      ...numbers.map((number) => tags.archive(locale, scope, number)),
    ]),
  ]);
  const own = stories.flatMap(({ documentId }) =>
    locales.flatMap((locale) => [tags.page(locale, documentId), tags.card(locale, documentId)]),
  );
  return [tags.sitemap(), ...lists, ...own];
}
