import { hyphenated } from "@/lib/patterns";

/**
 * What a file made of a story is called, before its ending. A draft may have
 * any words as its slug, and the header that names the file takes Latin letters
 * alone: the file of another one has the number of its story.
 */
export const fileStem = (slug: string, documentId: string): string =>
  hyphenated.test(slug) ? slug : documentId;
