/** What a text says of a picture that it shows. */
export type PictureWords = {
  /** For who does not see it. */
  alt: string;
  caption: string;
  credit: string;
};

/** Of a picture of which nothing was said yet. */
export const noWords: PictureWords = { alt: "", caption: "", credit: "" };

export type WordsByHash = Record<string, PictureWords>;

type Row = { hash: string } & PictureWords;

/** As they stand with a revision. */
export const wordsByHash = (rows: readonly Row[]): WordsByHash =>
  Object.fromEntries(
    rows.map(({ hash, alt, caption, credit }) => [hash, { alt, caption, credit }]),
  );

export const sameWords = (a: PictureWords, b: PictureWords): boolean =>
  a.alt === b.alt && a.caption === b.caption && a.credit === b.credit;
