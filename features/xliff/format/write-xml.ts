import type { Piece } from "@/features/xliff/codes/pieces";

/** XML 1.0, section 2.2: what has no place in it even as a reference. */
const noCharacter = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const references: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  // A parser makes each of them a space, or one line end of two.
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

export const escapedText = (text: string): string =>
  text.replace(noCharacter, "").replace(/[&<>\r]/g, (sign) => references[sign] ?? sign);

const escapedValue = (text: string): string =>
  text.replace(noCharacter, "").replace(/[&<>"\t\n\r]/g, (sign) => references[sign] ?? sign);

/** Attributes as they stand in a tag; those without a value are left out. */
export const attributes = (all: Record<string, string | undefined>): string =>
  Object.entries(all)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escapedValue(value)}"`]))
    .join("");

/** Words with their codes. Nothing stands between them that is not the text's own. */
export const piecesXml = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) => {
      if (typeof piece === "string") return escapedText(piece);
      const said = attributes({ id: piece.id, ctype: piece.ctype });
      return piece.content === null ? `<x${said}/>` : `<g${said}>${piecesXml(piece.content)}</g>`;
    })
    .join("");
