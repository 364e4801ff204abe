import type { Content, ContentInput } from "@/features/editorial/schema";
import { oneLine, severalLines } from "@/lib/text/input";
import { isBlank } from "@/lib/text/seen";
import type { Fields } from "./text-fields";

/** What the fields around the body hold of a text. */
export const fieldsOf = (content: ContentInput): Fields => ({
  title: content.title ?? "",
  shortTitle: content.shortTitle ?? "",
  headlineBreaks: content.headlineBreaks ?? "",
  summary: content.summary ?? "",
  slug: content.slug ?? "",
  byline: content.byline ?? "",
  source: content.source ?? "",
  responsibleEditor: content.responsibleEditor ?? "",
});

/** As the server will keep them, so that a comparison shows no difference that is none. */
export function keptFields(fields: Fields): Omit<Content, "body" | "pictures"> {
  const { title, shortTitle, headlineBreaks, summary, slug, byline, source, responsibleEditor } =
    fields;
  return {
    title: oneLine(title),
    summary: severalLines(summary),
    slug: oneLine(slug),
    ...(isBlank(shortTitle) ? {} : { shortTitle: oneLine(shortTitle) }),
    ...(isBlank(headlineBreaks) ? {} : { headlineBreaks: severalLines(headlineBreaks) }),
    ...(isBlank(byline) ? {} : { byline: oneLine(byline) }),
    ...(isBlank(source) ? {} : { source: oneLine(source) }),
    ...(isBlank(responsibleEditor) ? {} : { responsibleEditor: oneLine(responsibleEditor) }),
  };
}

/** As the server keeps them. */
export const keptWords = (words: NonNullable<Content["pictures"]>) =>
  Object.fromEntries(
    Object.entries(words).map(([hash, { alt, caption, credit }]) => [
      hash,
      { alt: oneLine(alt), caption: oneLine(caption), credit: oneLine(credit) },
    ]),
  );
