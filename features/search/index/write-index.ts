import { remainsOf } from "@/features/search/query/spelling";
import type { Prisma } from "@/generated/prisma/client";
import type { Transaction } from "@/lib/db/editorial";
import { teachWords } from "@/lib/text/chinese-words";
import { indexOf, type SearchedText } from "./document";

/**
 * What is published becomes findable in the transaction that publishes it,
 * and what is taken back is gone from here when it is gone from its page.
 * `publication` calls these and holds the lock of the public record: words
 * are counted, so one change follows the other.
 */

export type IndexedPublication = SearchedText & {
  publicationId: string;
  locale: string;
  sectionKey: string | null;
  storyDate: Date;
  /** A page of the group belongs to no year. */
  page: boolean;
};

/** What is kept of a text to find it by, and the words that are counted. */
export type Entry = {
  publicationId: string;
  locale: string;
  sectionKey: string | null;
  year: number | null;
  day: string;
  vector: string;
  words: readonly string[];
};

/**
 * Analyses a text. It takes the processor a millisecond or two and asks the
 * database nothing, so it can be done before a transaction begins.
 */
export function entryOf({
  publicationId,
  locale,
  sectionKey,
  storyDate,
  page,
  ...text
}: IndexedPublication): Entry {
  // A page is of no day that a reader would ask for.
  const found = indexOf({ ...text, storyDate: page ? null : storyDate });
  const year = page ? null : storyDate.getUTCFullYear();
  const day = storyDate.toISOString().slice(0, 10);
  return { publicationId, locale, sectionKey, year, day, ...found };
}

/** Makes live texts findable, or brings their entries up to date. */
export async function indexPublications(
  tx: Transaction,
  texts: readonly IndexedPublication[],
): Promise<void> {
  await learnNames(tx);
  await writeEntries(tx, texts.map(entryOf));
}

/**
 * Writes entries in place of those that the texts have, and counts their words.
 *
 * @param tx that holds the lock of the public record
 * @param entries of texts that are public, each once
 * @throws when a text is no longer there
 */
export async function writeEntries(tx: Transaction, entries: readonly Entry[]): Promise<void> {
  await forgetPublications(
    tx,
    entries.map(({ publicationId }) => publicationId),
  );
  const counts = new Map<string, number>();
  const rows = entries.map(({ words, ...row }) => {
    for (const word of words) {
      const at = `${row.locale} ${word}`;
      counts.set(at, (counts.get(at) ?? 0) + 1);
    }
    return row;
  });
  await tx.$executeRaw`
    INSERT INTO public_record.search_entry (publication_id, locale, section_key, year, story_date, vector)
    SELECT "publicationId"::uuid, locale, "sectionKey", year, day::date, vector::tsvector
    FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS given ("publicationId" text, locale text, "sectionKey" text, year smallint, day text, vector text)`;
  await countWords(tx, counts);
}

async function countWords(tx: Transaction, counts: ReadonlyMap<string, number>): Promise<void> {
  const unknown = await tx.$queryRaw<{ locale: string; word: string; texts: number }[]>`
    WITH given AS MATERIALIZED (
      SELECT split_part(key, ' ', 1) AS locale, split_part(key, ' ', 2) AS word, value::int AS texts
      FROM json_each_text(${JSON.stringify(Object.fromEntries(counts))}::json)),
    known AS (
      UPDATE public_record.search_word AS kept SET texts = kept.texts + given.texts
      FROM given WHERE kept.locale = given.locale AND kept.word = given.word
      RETURNING kept.locale, kept.word)
    SELECT locale, word, texts FROM given
    WHERE NOT EXISTS (SELECT FROM known WHERE (known.locale, known.word) = (given.locale, given.word))`;
  const data = unknown.map(
    (each): Prisma.SearchWordCreateManyInput => ({ ...each, near: remainsOf(each.word) }),
  );
  if (data.length > 0) await tx.searchWord.createMany({ data });
}

/** Takes texts out of the index; a trigger takes the words that no other text has. */
export async function forgetPublications(
  tx: Transaction,
  publicationIds: readonly string[],
): Promise<void> {
  if (publicationIds.length === 0) return;
  await tx.searchEntry.deleteMany({ where: { publicationId: { in: [...publicationIds] } } });
}

/** Writes what the desk's search finds a text by. */
export async function indexDraft(
  tx: Transaction,
  draft: SearchedText & { translationId: string; locale: string; day: Date },
): Promise<void> {
  await learnNames(tx);
  const { vector } = indexOf(draft);
  await tx.$executeRaw`
    INSERT INTO editorial.draft_entry (translation_id, locale, day, vector)
    VALUES (${draft.translationId}::uuid, ${draft.locale}, ${draft.day}::date, ${vector}::tsvector)
    ON CONFLICT (translation_id) DO UPDATE SET vector = EXCLUDED.vector, day = EXCLUDED.day`;
}

export async function forgetDraft(tx: Transaction, translationId: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM editorial.draft_entry WHERE translation_id = ${translationId}::uuid`;
}

/** Names added since this process last looked are words to its dictionary, too. */
export async function learnNames(tx: Transaction): Promise<void> {
  const names = await tx.searchName.findMany({ select: { zh: true } });
  teachWords(names.flatMap(({ zh }) => zh));
}
