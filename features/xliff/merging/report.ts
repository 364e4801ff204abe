/** What became of a unit of a file; components and the command line word it. */
const unitOutcomes = [
  /** Its words are the text's now. */
  "came-in",
  /** The text says so already. */
  "unchanged",
  /** The file has no words for it, or only some of its segments, or still the source's own. */
  "missing",
  /** The source has changed since the file was written. */
  "stale",
  /** The source does not have it any more. */
  "gone",
  /** Nothing of this story, now or when the file was written, is called that. */
  "unknown",
  /** Somebody has written other words there since the file was written. */
  "changed-here",
  /** Inline codes that overlap, or that mean nothing here. */
  "codes-broken",
  /** The text has no place for it: a cell of another table, a picture that it does not show. */
  "no-place",
  /** The text says it in several paragraphs, or together with something else: only a person can divide the words. */
  "shared",
  /** Longer than the field can be. */
  "too-long",
  /** A unit of the source that the file does not have. */
  "absent",
] as const;

export type UnitOutcome = (typeof unitOutcomes)[number];

export type UnitRemark = {
  unit: string;
  /** In the file; 0: it is not there. */
  line: number;
  outcome: UnitOutcome;
  /** The start of what the source says, to find it by. */
  words: string;
  /** Codes that came in otherwise than they stand in the source, by what differs. */
  codes?: { lost?: string[]; added?: string[]; moved?: string[] };
  /** Ids of codes that are broken. */
  broken?: string[];
};

export type StoryReport = {
  documentId: string;
  /** Of the source. */
  title: string;
  sourceLocale: string;
  locale: string;
  units: UnitRemark[];
  /** The number of the revision that was made; none where nothing came in. */
  saved?: number;
  /** The text waits for its time: the number of the conflict copy that has the words. */
  copy?: number;
};

const longestQuote = 60;

/** The start of a unit's words, in one line. */
export function quoted(words: string): string {
  const line = words.replace(/\s+/gu, " ").trim();
  const letters = [...line];
  return letters.length > longestQuote ? `${letters.slice(0, longestQuote).join("")}…` : line;
}

export const countsOf = (units: readonly UnitRemark[]) =>
  Object.fromEntries(
    unitOutcomes.map((outcome) => [
      outcome,
      units.filter((each) => each.outcome === outcome).length,
    ]),
  ) as Record<UnitOutcome, number>;
