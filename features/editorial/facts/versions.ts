import { contentOf } from "@/features/editorial/drafts/content-of";
import {
  findText,
  type OpenDocument,
  type Revision,
  wordsOfPicture,
} from "@/features/editorial/drafts/texts";
import { wordsByHash } from "@/features/editorial/pictures/picture-words";
import type { Content } from "@/features/editorial/schema";
import { shownPictures } from "@/features/publication/body/figures";
import type { Body } from "@/features/publication/schema";
import { type Locale, locales } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { passagesOf } from "./passages";

/** One text as the fact gate compares it. */
export type Version = {
  locale: Locale;
  translationId: string;
  content: Content;
  /** As readers have it, where what is written says something else. */
  live: boolean;
};

/** A language of a document: what would go out, and what readers have; one and the same where they say the same. */
export type Versions = { written?: Version; public?: Version };

/**
 * Both are complete: with the short title and the words of every picture that
 * is shown, because what one of them left out would count as a disagreement.
 */
export async function versionsOf(
  tx: Transaction,
  document: OpenDocument,
): Promise<Map<Locale, Versions>> {
  const found = new Map<Locale, Versions>();
  for (const locale of locales) {
    const text = await findText(tx, document.id, locale);
    if (!text) continue;
    const { head, publication, translation } = text;
    const of = (content: Content, live = false): Version => ({
      locale,
      translationId: translation.id,
      content,
      live,
    });
    const written =
      head && !head.erasedAt ? of(await writtenContent(tx, document, locale, head)) : undefined;
    const live =
      publication?.state === "LIVE" ? of(await publicContent(tx, publication), true) : undefined;
    const same = written && live && said(written.content) === said(live.content);
    found.set(locale, {
      ...(written && { written }),
      ...(live && { public: same ? written : live }),
    });
  }
  return found;
}

const said = (content: Content) =>
  passagesOf(content)
    .map(({ unit, hash }) => `${unit} ${hash}`)
    .join("\n");

async function writtenContent(
  tx: Transaction,
  { leadMedia }: OpenDocument,
  locale: Locale,
  head: Revision,
): Promise<Content> {
  const { pictures: _, ...content } = contentOf(head);
  const hashes = shownPictures(content.body, leadMedia?.hash);
  if (hashes.length === 0) return content;
  const media = await tx.media.findMany({
    where: { hash: { in: hashes } },
    include: { texts: { where: { locale } } },
  });
  const words = media.map(({ hash, texts }) => ({
    hash,
    ...wordsOfPicture(hash, head.pictureWords, texts),
  }));
  return { ...content, pictures: wordsByHash(words) };
}

type Public = {
  id: string;
  slug: string;
  title: string;
  summary: string;
  shortTitle: string | null;
  body: unknown;
};

async function publicContent(
  tx: Transaction,
  { id, slug, title, summary, shortTitle, body }: Public,
): Promise<Content> {
  const pictures = await tx.publishedPicture.findMany({ where: { publicationId: id } });
  return {
    slug,
    title,
    summary,
    body: body as Body,
    ...(shortTitle ? { shortTitle } : {}),
    ...(pictures.length > 0 ? { pictures: wordsByHash(pictures) } : {}),
  };
}
