import type { Day, KnownSite } from "@/features/importing/reading/options";
import type { Decisions, ImportReport } from "@/features/importing/report/import-report";
import type { Body } from "@/features/publication/schema";
import type { Locale } from "@/i18n/routing";

/** A picture of a file, before it is one of the library. */
export type ImportedPicture = {
  /** Stands for it in the body until it has a hash of its own: `pictureKey(n)`. */
  key: string;
  /** What it is called in the file, for a sentence about it. */
  name: string;
  /** Undefined: the file names it and does not have it. It is reported already. */
  bytes: Buffer | undefined;
  alt?: string;
  caption?: string;
  credit?: string;
  /** What the file calls it, where its bytes stand in a file beside it (beside.ts). */
  sources?: string[];
};

/** The place of a picture in a body that is not kept yet: as long as a hash, and never one. */
export const pictureKey = (index: number): string => String(index).padStart(64, "0");

/** What a file says of a story besides its text; all of it proposals. */
type ProposedData = {
  storyDate?: Day;
  event?: { start: Day; end: Day };
  byline?: string;
  source?: string;
  responsibleEditor?: string;
  /** Key of a section of the site. */
  sectionKey?: string;
  /** Names on the way to the page, from the outermost. */
  breadcrumbs?: string[];
  language?: Locale;
  /** Where the text stood before, for a redirect. */
  oldAddress?: string;
  /** Where it says that it stands in other languages: an address, or a file beside it. */
  alternates?: { language: Locale; address: string }[];
};

/** What every reader makes of a file, whatever its format. Nothing of it is kept yet. */
export type ImportedText = {
  title: string;
  summary: string;
  /** Figures name their pictures by `ImportedPicture.key`. Undefined: there is no text. */
  body: Body | undefined;
  pictures: ImportedPicture[];
  proposed: ProposedData;
  report: ImportReport;
  /** Of the bytes that it was read from. */
  sha256?: string;
  /** The page as it stood, without scripts, to be compared with the draft. */
  before?: string;
  /** What of a page became its text and what did not, for a person to correct. */
  parts?: ArticleParts;
};

/** The parts of a page in their order, each with what may be taken, or left out, as one. */
export type ArticleParts = { pieces: Piece[] }[];

export type Piece = {
  /** What a choice names it by: the same in the same page each time. */
  at: number;
  kind: PieceKind;
  /** Its beginning. */
  words: string;
  taken: boolean;
};

export type PieceKind = "text" | "heading" | "list" | "table" | "picture" | "embed";

export type ReaderOptions = {
  /** What the file is called: never what decides how it is read. */
  name: string;
  /** The language that was said; undefined: to be found. */
  locale: Locale | undefined;
  site: KnownSite;
  title?: string;
  storyDate?: Day;
  decisions?: Decisions;
  /** Whether somebody is to see, and may correct, what was taken for the article. */
  forPerson?: boolean;
  /** Of a page: the pieces that are its text, whatever would be found. */
  chosen?: readonly number[];
};
