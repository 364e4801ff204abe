/**
 * The words of a unit with their inline codes, between the editor's nodes and
 * XLIFF's elements: both sides are made into this, and neither knows the other.
 */
export type Piece = string | Code;

export type Code = {
  id: string;
  /** What it does, as the file says: `bold`, `lb`, `x-superscript`. */
  ctype?: string | undefined;
  /** What it encloses; null where it stands alone. */
  content: Piece[] | null;
};

/** Codes in the order in which they begin. */
export function codesIn(pieces: readonly Piece[]): Code[] {
  return pieces.flatMap((piece) =>
    typeof piece === "string" ? [] : [piece, ...codesIn(piece.content ?? [])],
  );
}

/** The words alone; what stands alone is a line feed. */
export function wordsOf(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) =>
      typeof piece === "string" ? piece : piece.content ? wordsOf(piece.content) : "\n",
    )
    .join("");
}
