/** A file of terms that cannot be taken in: what is wrong, and in which row or entry, counted from 1. */
export class UnreadableTerms extends Error {
  constructor(
    message: string,
    readonly row?: number,
  ) {
    super(message);
  }
}
