import type { Content } from "@/features/editorial/schema";
import { shownPictures } from "@/features/publication/body/figures";
import { Prisma } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { isBlank } from "@/lib/text/seen";
import { noWords, sameWords, type WordsByHash, wordsByHash } from "./picture-words";

/**
 * What texts say of the pictures that they show. The words are the text's own
 * and part of its revision: what another text says of the same picture changes
 * nothing of it, and ends no approval. A picture carries words (`media_text`)
 * that are proposed to the next text that comes to show it.
 */

/** What is proposed for pictures in a language; those of which nothing was said are left out. */
export async function proposedWords(
  tx: Pick<Transaction, "media">,
  hashes: readonly string[],
  locale: Locale,
): Promise<WordsByHash> {
  if (hashes.length === 0) return {};
  const media = await tx.media.findMany({
    where: { hash: { in: [...hashes] }, texts: { some: { locale } } },
    select: { hash: true, texts: { where: { locale } } },
  });
  return wordsByHash(media.flatMap(({ hash, texts }) => texts.map((said) => ({ ...said, hash }))));
}

/**
 * A content with words for every picture that it shows, and for no others:
 * those given with it, else those that the text had before, else what is
 * proposed.
 *
 * @param own what the text said before
 */
export async function withPictureWords(
  tx: Transaction,
  { documentId, locale }: { documentId: string; locale: Locale },
  { pictures: given = {}, ...content }: Content,
  own: WordsByHash,
): Promise<Content> {
  const document = await tx.document.findUnique({
    where: { id: documentId },
    select: { leadMedia: { select: { hash: true } } },
  });
  const shown = shownPictures(content.body, document?.leadMedia?.hash);
  if (shown.length === 0) return content;
  const unsaid = shown.filter((hash) => !given[hash] && !own[hash]);
  const proposed = await proposedWords(tx, unsaid, locale);
  const wordsOf = (hash: string) => given[hash] ?? own[hash] ?? proposed[hash] ?? noWords;
  return { ...content, pictures: Object.fromEntries(shown.map((hash) => [hash, wordsOf(hash)])) };
}

/**
 * Proposes to later texts what a text newly says of its pictures.
 *
 * @param own what it said before: unchanged words are proposed to nobody again
 */
export async function proposeWords(
  tx: Transaction,
  locale: Locale,
  said: WordsByHash,
  own: WordsByHash,
): Promise<void> {
  // In one order: two texts with the same pictures must not wait for each other.
  for (const hash of Object.keys(said).sort()) {
    const words = said[hash] ?? noWords;
    if (Object.values(words).every(isBlank) || sameWords(words, own[hash] ?? noWords)) continue;
    const media = await tx.media.findUnique({ where: { hash }, select: { id: true } });
    if (!media) continue;
    await tx.mediaText.upsert({
      where: { mediaId_locale: { mediaId: media.id, locale } },
      create: { ...words, mediaId: media.id, locale },
      update: words,
    });
  }
}

/**
 * Writes down what is proposed for a picture with the newest revision of each
 * language of a document that the picture comes to lead: from then on it is
 * the text's own.
 */
export async function adoptLeadWords(
  tx: Transaction,
  documentId: string,
  hash: string,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO editorial.revision_media (revision_id, hash, alt, caption, credit)
    SELECT text.head_revision_id, ${hash},
      coalesce(proposed.alt, ''), coalesce(proposed.caption, ''), coalesce(proposed.credit, '')
    FROM editorial.translation AS text
    JOIN editorial.revision AS head ON head.id = text.head_revision_id AND head.erased_at IS NULL
    JOIN editorial.media AS media ON media.hash = ${hash}
    LEFT JOIN editorial.media_text AS proposed
      ON proposed.media_id = media.id AND proposed.locale = text.locale
    WHERE text.document_id = ${documentId}::uuid
    ON CONFLICT DO NOTHING`;
}

/**
 * Takes the picture words of a revision that was just erased, with each of
 * them that is still proposed to other texts of its language.
 */
export async function erasePictureWords(
  tx: Transaction,
  revisionId: string,
  locale: Locale,
): Promise<void> {
  await silenceProposals(tx, revisionId, locale);
  await tx.revisionMedia.deleteMany({ where: { revisionId } });
}

/** Takes what a revision says of its pictures from what is proposed to other texts of its language. */
export async function silenceProposals(
  tx: Transaction,
  revisionId: string,
  locale: Locale,
): Promise<void> {
  const silenced = (name: "alt" | "caption" | "credit") =>
    Prisma.raw(
      `${name} = CASE WHEN proposed.${name} = said.${name} THEN '' ELSE proposed.${name} END`,
    );
  await tx.$executeRaw`
    UPDATE editorial.media_text AS proposed
    SET ${silenced("alt")}, ${silenced("caption")}, ${silenced("credit")}
    FROM editorial.revision_media AS said JOIN editorial.media AS media ON media.hash = said.hash
    WHERE said.revision_id = ${revisionId}::uuid
      AND proposed.media_id = media.id AND proposed.locale = ${locale}`;
}
