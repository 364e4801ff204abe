import { type WordsByHash, wordsByHash } from "@/features/editorial/pictures/picture-words";
import type { Content } from "@/features/editorial/schema";
import type { Body } from "@/features/publication/schema";
import type { Revision } from "./texts";

export const ownWords = (revision: Revision | null): WordsByHash =>
  wordsByHash(revision?.pictureWords ?? []);

/** @param revision none: an empty text */
export function contentOf(revision: Revision | null): Content {
  return {
    slug: revision?.slug ?? "",
    title: revision?.title ?? "",
    summary: revision?.summary ?? "",
    body: (revision?.body ?? { type: "doc", content: [] }) as Body,
    shortTitle: revision?.shortTitle ?? undefined,
    headlineBreaks: revision?.headlineBreaks ?? undefined,
    byline: revision?.byline ?? undefined,
    source: revision?.source ?? undefined,
    responsibleEditor: revision?.responsibleEditor ?? undefined,
    ...(revision?.pictureWords.length ? { pictures: ownWords(revision) } : {}),
  };
}
