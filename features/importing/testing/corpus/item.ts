/** A file of the corpus: written for the tests, in the shape in which a program writes it. */
export type CorpusFile = {
  name: string;
  bytes: Uint8Array;
  /** Files that lie beside it: names only, and a picture each. */
  beside?: string[];
};

export const utf8 = (name: string, text: string, beside?: string[]): CorpusFile => ({
  name,
  bytes: Buffer.from(text),
  ...(beside ? { beside } : {}),
});
