import type { Item } from "@/features/importing/docx/package/numbering";
import type { Role } from "@/features/importing/docx/package/styles";

/** A Word document between its XML and the blocks of a text: what is said, and how it looks. */

export type WordMarks = {
  bold?: true;
  italic?: true;
  side?: "superscript" | "subscript";
  href?: string;
};

export type WordPicture = {
  /** Part of the archive; undefined: it is not in the file. */
  part: string | undefined;
  alt: string;
  /** Not in the line of the text, but somewhere on the page. */
  floats: boolean;
};

export type Piece =
  | { kind: "text"; text: string; marks: WordMarks; size?: number | undefined }
  | { kind: "break" }
  | { kind: "picture"; picture: WordPicture }
  | { kind: "box"; blocks: WordBlock[] };

export type Paragraph = {
  kind: "paragraph";
  pieces: Piece[];
  role: Role;
  outline: number | undefined;
  item: Item | undefined;
  isCentred: boolean;
  isIndented: boolean;
  /** The first letter of the next paragraph, set large. */
  isDropCap: boolean;
  /** Goes on in the next one: what parted them was deleted. */
  joinsNext: boolean;
  /** Paragraph of the document's body, from 1: what a person finds it by. */
  number: number;
};

export type Cell = { colspan: number; rowspan: number; isHead: boolean; blocks: WordBlock[] };
export type Table = { kind: "table"; rows: Cell[][]; number: number };
export type WordBlock = Paragraph | Table;

export const isText = (piece: Piece): piece is Piece & { kind: "text" } => piece.kind === "text";

export const wordsOf = ({ pieces }: Paragraph): string =>
  pieces
    .map((each) => (each.kind === "text" ? each.text : each.kind === "break" ? "\n" : ""))
    .join("");

/** Every paragraph of blocks, those of cells and boxes included. */
export function* paragraphsIn(blocks: readonly WordBlock[]): Generator<Paragraph> {
  for (const block of blocks) {
    if (block.kind === "table") {
      for (const cell of block.rows.flat()) yield* paragraphsIn(cell.blocks);
      continue;
    }
    yield block;
    for (const piece of block.pieces) if (piece.kind === "box") yield* paragraphsIn(piece.blocks);
  }
}
