/** A number as it stands in a text, before anybody knows what it counts. */
export type Numeral = {
  start: number;
  end: number;
  /** Both the same, but for what is vague: 十几 is 11 to 19, "dozens" 24 to 99. */
  low: number;
  high: number;
  /** Written in figures: what is spelled out and small may be a manner of speaking. */
  figures: boolean;
  /** Third, 第三, третий, III. */
  ordinal?: true;
  /** What a reader of another tradition may take it for: 4,500 in a Russian text. */
  other?: number;
  /** 多, 余: "and some". Softer than "more than". */
  andMore?: true;
  /** A part of a whole: two thirds. */
  part?: true;
  /** So many times: 两倍, tripled, вдвое. */
  times?: true;
  /** "Three-day", "трёхдневный": which unit stands in the same word. */
  inWord?: string;
  /** Years of an anniversary: 70th, 70-летие. */
  scaled?: true;
};

/** A numeral that was read of words, and the word that comes after it. */
export type Read = { numeral: Numeral; next: number };

/** What readers of words make of those from the first one on, up to one. */
export type Make = (to: number, low: number, high: number, extra?: Partial<Numeral>) => Read;

/**
 * A text in which every place is where it was and what looks alike is alike:
 * spaces that do not break, full-width figures and letters, ё, old-style
 * forms of Chinese numerals.
 */
export function folded(text: string): string {
  return text
    .replace(/[\u00a0\u2007\u2009\u200a\u202f\u2002\u2003\u3000\t]/g, " ")
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05\uff0e\uff0b\uff0f]/g, (wide) =>
      String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
    )
    .replace(/[\u2212\ufe63]/g, "-")
    .replace(/[\u2010\u2011]/g, "-")
    .replace(/ё/g, "е")
    .replace(/Ё/g, "Е");
}
