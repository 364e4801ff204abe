/**
 * What an export holds, in an order in which it can be put back: what others
 * refer to comes first.
 *
 * Left out: sessions, passwords and other ways in (a copy of them would be a
 * way in), what is noted of signing in (it is kept for a time only), share
 * links, notifications, jobs, letters and receipts (they are about one database), and finished pages
 * and share cards (they are made again).
 */
export const tables = [
  "editorial.user",
  "editorial.section",
  "editorial.section_text",
  "editorial.media",
  "editorial.media_text",
  "editorial.document",
  "editorial.translation",
  "editorial.revision",
  "editorial.revision_media",
  "editorial.revision_name",
  "editorial.unit_link",
  "editorial.comment",
  "editorial.assignment",
  "editorial.notification_choice",
  "editorial.term",
  "editorial.fact_override",
  "editorial.imported_page",
  "editorial.approval",
  "editorial.opinion",
  "editorial.schedule",
  "editorial.scheduled_text",
  "editorial.site_settings",
  "editorial.navigation",
  "editorial.audit_event",
  "public_record.publication",
  "public_record.published_picture",
  "public_record.published_file",
  "public_record.public_path",
  "public_record.published_section",
  "public_record.published_settings",
  "public_record.published_navigation",
  "public_record.lead_story",
  "public_record.old_address",
  "public_record.search_name",
  // Sitemaps take some of their times of change from here, and they stand nowhere else.
  "public_record.cache_tag",
] as const;

export type Table = (typeof tables)[number];

/**
 * Columns filled in after all rows are there: a translation and its newest
 * revision name each other.
 */
export const filledLater: Partial<Record<Table, { column: string; after: Table }>> = {
  "editorial.translation": { column: "head_revision_id", after: "editorial.revision" },
};

/**
 * Tables in which a column means something in one database only, and what
 * it is in the one that is filled. It may have rows of its own by then,
 * which these replace.
 */
export const valuesHere: Partial<Record<Table, Record<string, string>>> = {
  "public_record.cache_tag": { xid: "pg_current_xact_id()::text::bigint" },
};

/** The name as SQL wants it: `user` is a word of its own there. */
export const quoted = (table: string) =>
  table
    .split(".")
    .map((part) => `"${part}"`)
    .join(".");
