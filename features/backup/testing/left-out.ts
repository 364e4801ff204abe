/** Everything that an export knowingly leaves out: together with its tables, all that there are. */
export const leftOut = [
  "editorial.session",
  "editorial.account",
  "editorial.verification",
  "editorial.two_factor",
  "editorial.passkey",
  "editorial.provider_identity",
  "editorial.recovery_code",
  "editorial.staff_device",
  "editorial.staff_link",
  "editorial.rate_limit",
  // Networks and devices of people, kept for a time that a copy would not know.
  "editorial.security_event",
  // What is wrong with one site at one time.
  "editorial.alarm",
  // What workers say of themselves.
  "editorial.process_report",
  // What the machines of one site say of themselves.
  "editorial.site_machine",
  // Who was told of what by one site: a restored one must not tell it again.
  "editorial.notification",
  "editorial.job",
  // Nor send its letters.
  "editorial.outbox_mail",
  // What lies on one site's disk: written down again where the files are put back.
  "editorial.media_file",
  // What was done to one database.
  "editorial.upkeep",
  "editorial.receipt",
  "editorial.receipt_url",
  "editorial.share_link",
  "public_record.search_entry",
  "public_record.search_word",
  "editorial.draft_entry",
  // What lists read, made anew of the rest.
  "editorial.document_line",
  // Who had a text open.
  "editorial.presence",
  "public_record.share_card",
  "public_record.sitemap_piece",
  "public_record.story_month",
] as const;
