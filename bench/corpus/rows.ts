import { createHash } from "node:crypto";
import { plainText } from "@/features/publication/body/body-text";
import { paths } from "@/features/publication/routes/paths";
import type { Locale } from "@/i18n/routing";
import type { Planned } from "./plan";
import { idOf, Random } from "./random";
import { textOf } from "./text";
import { vocabulary } from "./words";

/** Rows by table, in the order in which they must be written. */
export type Rows = Record<(typeof tables)[number], Record<string, unknown>[]>;

export const tables = [
  "editorial.document",
  "editorial.translation",
  "editorial.revision",
  "public_record.publication",
  "public_record.published_picture",
  "public_record.public_path",
] as const;

export const emptyRows = (): Rows =>
  Object.fromEntries(tables.map((table) => [table, []])) as unknown as Rows;

/** @param sections slug of each section in each language @param mediaIds by hash */
export function addRows(
  rows: Rows,
  planned: Planned,
  seed: string,
  mediaIds: Map<string, string>,
): void {
  const { id, key, number, section, storyDate, publishedAt, states, picture } = planned;
  const languages = Object.keys(states) as Locale[];
  const lead = picture && mediaIds.get(picture.hash);
  rows["editorial.document"].push({
    id,
    kind: "ARTICLE",
    key,
    section_id: sectionId(section),
    primary_locale: languages[0],
    lead_media_id: lead ?? null,
    story_date: storyDate,
    position: 0,
    created_at: publishedAt,
  });
  for (const locale of languages)
    addLanguage(rows, planned, locale, new Random(seed, number, locale));
}

export const sectionId = (key: string) => idOf("section", key);
export const sectionSlug = (key: string) => key;

function addLanguage(rows: Rows, planned: Planned, locale: Locale, random: Random): void {
  const { id: documentId, number, section, storyDate, publishedAt, states, picture } = planned;
  const language = vocabulary[locale];
  const inText = picture && random.chance(0.3) ? picture.hash : undefined;
  const { title, summary, body } = textOf(locale, number, random, inText);
  const slug = `artificial-text-${number}`;
  const path = paths.article(locale, sectionSlug(section), slug);
  const translationId = idOf(documentId, locale, "translation");
  const revisionId = idOf(documentId, locale, "revision");
  const publicationId = idOf(documentId, locale, "publication");
  const withdrawn = states[locale] === "WITHDRAWN";
  const words = { title, summary, body, byline: random.chance(0.3) ? language.byline : null };
  const publicHash = createHash("sha256").update(JSON.stringify(words)).digest("hex");
  rows["editorial.translation"].push({
    id: translationId,
    document_id: documentId,
    locale,
    slug,
    state: "APPROVED",
    version: 1,
    // Set when the revision is there.
    head_revision_id: null,
  });
  rows["editorial.revision"].push({
    ...words,
    content_hash: publicHash,
    id: revisionId,
    translation_id: translationId,
    number: 1,
    created_at: publishedAt,
  });
  rows["public_record.publication"].push({
    id: publicationId,
    // What is published is that revision: its words are taken from there.
    revision_id: revisionId,
    document_id: documentId,
    locale,
    kind: "ARTICLE",
    state: withdrawn ? "WITHDRAWN" : "LIVE",
    section_key: section,
    path,
    slug,
    story_date: storyDate,
    position: 0,
    first_published_at: publishedAt,
    updated_at: publishedAt,
    related: planned.related,
    source_version: 1,
    withdrawn_at: withdrawn ? new Date(publishedAt.getTime() + 864e5) : null,
    notice: withdrawn ? language.notice : null,
    search_text: [title, summary, plainText(body)].join("\n"),
  });
  if (picture) {
    rows["public_record.published_picture"].push({
      publication_id: publicationId,
      hash: picture.hash,
      lead: true,
      width: picture.width,
      height: picture.height,
      placeholder: picture.placeholder,
      alt: language.pictureAlt,
      caption: inText ? `${language.pictureAlt}.` : "",
      credit: "",
    });
  }
  rows["public_record.public_path"].push({
    path,
    state: withdrawn ? "GONE" : "LIVE",
    document_id: documentId,
    locale,
    since: publishedAt,
  });
}
