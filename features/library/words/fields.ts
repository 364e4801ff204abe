/** What the library says in each language, with how long it may be; `licence` is terms in words. */
export const wordLimits = {
  title: 200,
  alt: 500,
  caption: 500,
  credit: 200,
  licence: 500,
} as const;

export type WordField = keyof typeof wordLimits;
export const wordFields = Object.keys(wordLimits) as [WordField, ...WordField[]];

/** The words of it that texts have, too: what the library says of these is proposed to them. */
export const proposedFields = ["alt", "caption", "credit"] as const;
export type ProposedField = (typeof proposedFields)[number];

/** Where the words of a new picture come from: what each text says, or what the library proposes. */
export const replacementWords = ["text", "library"] as const;
