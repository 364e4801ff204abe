/** Why a file is no XLIFF that the site can take; components and the command line word it. */
export type XliffFault =
  /** More than `largestFileBytes`. */
  | "too-large"
  /** Bytes that are no text in the encoding that the file names, or an encoding that is not known. */
  | "encoding"
  | "not-xml"
  /** It declares a document type: entities of its own, or files elsewhere. Never read. */
  | "doctype"
  | "not-xliff"
  /** XLIFF 2: another format of the same name. */
  | "version"
  | "language-unknown"
  | "same-language"
  /** Not of a story of this site. */
  | "original-unknown"
  | "too-deep"
  | "too-many-files"
  | "too-many-units"
  | "unit-twice"
  | "unit-without-id"
  | "unit-without-source"
  | "empty"
  /** The text would be more than the site can keep. */
  | "text-unfit";

/** A file that is refused whole, before anything of it was kept. */
export class XliffError extends Error {
  constructor(
    readonly fault: XliffFault,
    /** Where, from 1 on; 0: of the file as a whole. */
    readonly line: number,
    /** What stands there, or what the parser says. */
    readonly detail = "",
  ) {
    super(`line ${line}: ${fault}${detail ? ` (${detail})` : ""}`);
    this.name = "XliffError";
  }
}
