import { readable } from "@/features/search/analysis/fold";
import { type Lexeme, lexemesOf } from "@/features/search/analysis/lexemes";
import { dateKeys } from "@/features/search/analysis/numbers";

/** What is searched of one text, with the weight of each part. */
export type SearchedText = {
  title: string;
  summary: string;
  captions: readonly string[];
  body: string;
  /** A text is found by its day also where it does not name it. */
  storyDate: Date | null;
};

/** PostgreSQL keeps no places beyond these. */
const lastPosition = 16_383;
const mostPlaces = 250;
/** Between two parts of a text, lest a phrase run from one into the next. */
const gap = 5;

type Weight = "A" | "B" | "C" | "D";

/**
 * The index of a text, as a literal of PostgreSQL's `tsvector`, and the words
 * that a misspelt one can be put right by.
 */
export function indexOf(text: SearchedText): { vector: string; words: string[] } {
  const places = new Map<string, string[]>();
  const words = new Set<string>();
  let first = 1;
  const put = (part: string, weight: Weight) => {
    const { lexemes, last } = lexemesOf(readable(part), {}, first);
    first = last + gap;
    for (const lexeme of withYears(lexemes, text.storyDate)) {
      const position = Math.min(lexeme.position, lastPosition);
      const known = places.get(lexeme.text);
      if (!known) {
        places.set(lexeme.text, [`${position}${weight}`]);
        if (isWord(lexeme.text)) words.add(lexeme.text.slice(1));
      } else if (known.length < mostPlaces) known.push(`${position}${weight}`);
      if (weight === "A" && !places.has(`!${lexeme.text}`)) places.set(`!${lexeme.text}`, []);
    }
  };
  put(text.title, "A");
  put(text.summary, "B");
  for (const caption of text.captions) put(caption, "C");
  put(text.body, "D");
  for (const key of storyKeys(text.storyDate)) if (!places.has(key)) places.set(key, []);
  const vector = [...places]
    .map(([lexeme, at]) => `${quoted(lexeme)}${at.length > 0 ? `:${at.join(",")}` : ""}`)
    .join(" ");
  return { vector, words: [...words] };
}

/** A word as PostgreSQL reads it, whatever is in it. */
export const quoted = (lexeme: string) =>
  `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

/** `2 April` in a story of 2019 is 2 April 2019. */
function withYears(lexemes: Lexeme[], storyDate: Date | null): Lexeme[] {
  if (!storyDate) return lexemes;
  const dates = lexemes.filter(({ text }) => text.startsWith("@"));
  if (dates.length === 0) return lexemes;
  const year = storyDate.getUTCFullYear();
  return lexemes.flatMap((lexeme) => {
    if (!/^@\d{4}$/.test(lexeme.text)) return [lexeme];
    const named = dates.some(
      ({ text, position }) => position === lexeme.position && text.length > "@0402".length,
    );
    return named ? [lexeme] : [lexeme, { ...lexeme, text: `@${year}${lexeme.text.slice(1)}` }];
  });
}

function storyKeys(date: Date | null): string[] {
  if (!date) return [];
  const parts = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 };
  return dateKeys({ ...parts, day: date.getUTCDate() }).filter((key) => key.length > 5);
}

/** Latin or Cyrillic letters only: what can be misspelt. */
const isWord = (lexeme: string) => /^=(?:[a-z]{3,30}|[а-я]{3,30})$/.test(lexeme);
