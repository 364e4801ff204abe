import type { Locale } from "@/i18n/routing";

/**
 * What an import did that the person who ran it should know. The code is for
 * programs, the message for people; `line` counts from 1 in the file.
 */
export type Remark = {
  code: RemarkCode;
  message: string;
  line?: number;
  /** The words concerned, as they stood in the file. */
  text?: string;
};

type RemarkCode =
  | "breadcrumb-left-out"
  | "section-name-left-out"
  | "stray-line-left-out"
  | "pager-left-out"
  | "last-line-doubtful"
  | "lines-joined"
  | "word-rejoined"
  | "characters-left-out"
  | "headline-found"
  | "headline-replaced"
  | "headline-missing"
  | "credit-found"
  | "caption-placed"
  | "caption-without-picture"
  | "picture-without-caption"
  | "summary-proposed"
  | "slug-proposed"
  | "slug-incomplete"
  | "section-proposed"
  | "section-missing"
  | "event-dates-proposed"
  | "event-year-unknown"
  | "story-date-found"
  | "story-date-missing"
  | "conflict-copy";

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

/** What the reader of a file must know of the site, all of it in all languages. */
export type KnownSite = {
  sections: { key: string; names: string[] }[];
  /** Names of other parts: corporate pages, menus. */
  places: string[];
};

export type ReadOptions = {
  locale: Locale;
  site: KnownSite;
  /** The headline to use, whatever the file says. */
  title?: string;
  /** The date readers will see: gives the year of an event where the text does not. */
  storyDate?: Day;
  /** Hashes of pictures for the ▲ captions, in the order in which they stand. */
  pictures?: string[];
};
