export type PublicationErrorCode =
  | "slug-invalid"
  | "slug-fixed"
  | "section-unknown"
  | "path-taken"
  | "not-live";

/** A publication that was refused; the transaction must be rolled back. */
export class PublicationError extends Error {
  constructor(
    readonly code: PublicationErrorCode,
    detail: string,
  ) {
    super(`${code}: ${detail}`);
    this.name = "PublicationError";
  }
}
