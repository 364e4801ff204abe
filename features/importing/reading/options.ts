import type { Locale } from "@/i18n/routing";

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
