import {
  isText,
  type Paragraph,
  type Piece,
  type Table,
  type WordBlock,
  type WordPicture,
} from "@/features/importing/docx/reading/model";
import type { Collector } from "@/features/importing/report/collect";
import { isBlank } from "@/lib/text/seen";
import { type Line, linesOf } from "./inlines";

export type Shown = { kind: "picture"; picture: WordPicture; number: number; alone: boolean };
export type Flat = Line | Shown | Table;

/** Lines, pictures and tables, one after the other: what stood in a paragraph beside its words follows it. */
export function flatten(blocks: readonly WordBlock[], collector: Collector): Flat[] {
  return joined(blocks).flatMap((block): Flat[] =>
    block.kind === "table" ? [block] : flatParagraph(block, collector),
  );
}

function flatParagraph(paragraph: Paragraph, collector: Collector): Flat[] {
  const before: Flat[] = [];
  const after: Flat[] = [];
  const boxes: Flat[] = [];
  const runs: Extract<Piece, { kind: "text" | "break" }>[] = [];
  const alone = paragraph.pieces.every((each) => !isText(each) || isBlank(each.text));
  const hasWords = () => runs.some((run) => run.kind === "text" && !isBlank(run.text));
  for (const [index, piece] of paragraph.pieces.entries()) {
    if (piece.kind === "box") boxes.push(...flatten(piece.blocks, collector));
    else if (piece.kind !== "picture") runs.push(piece);
    else {
      const { picture } = piece;
      const shown: Shown = { kind: "picture", picture, number: paragraph.number, alone };
      (hasWords() ? after : before).push(shown);
      const wordsFollow = paragraph.pieces
        .slice(index)
        .some((each) => isText(each) && !isBlank(each.text));
      if (!alone && (picture.floats || (hasWords() && wordsFollow))) {
        collector.remark(
          "picture-moved",
          "A picture stood beside or within a line: it came in before or after the paragraph.",
          { part: "body", number: paragraph.number, words: picture.alt },
        );
      }
    }
  }
  return [...before, ...linesOf(paragraph, runs), ...after, ...boxes];
}

/** A large first letter is a paragraph of its own to Word, and so is what goes on after a deleted end. */
function joined(blocks: readonly WordBlock[]): WordBlock[] {
  const out: WordBlock[] = [];
  for (const block of blocks) {
    const last = out.at(-1);
    const goesOn = last?.kind === "paragraph" && (last.joinsNext || last.isDropCap);
    if (block.kind === "paragraph" && goesOn) {
      out[out.length - 1] = {
        // Word keeps how the second of the two was set.
        ...(block.pieces.length > 0 ? block : last),
        item: last.item ?? block.item,
        pieces: [...last.pieces, ...block.pieces],
        joinsNext: block.joinsNext,
        isDropCap: false,
        number: last.number,
      };
    } else out.push(block);
  }
  return out;
}
