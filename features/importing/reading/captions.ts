import type { Remark } from "@/features/importing/report/remark";
import type { Block } from "@/features/publication/schema";

/** A line that the old pages set under a picture. */
const mark = /^[▲△]\s*(.*)$/u;

/** The caption's words, or undefined where the line is none. */
export const captionOf = (line: string): string | undefined => mark.exec(line)?.[1]?.trim();

/** Words for a picture of the library, in the language of the import. */
export type PlacedCaption = { picture: string; caption: string };

/**
 * Gives captions their pictures, in the order in which both stand. Plain text
 * brings no pictures: they come from the command, or from another language
 * of the same document.
 */
export class Captions {
  readonly placed: PlacedCaption[] = [];
  readonly #pictures: string[];

  constructor(
    pictures: readonly string[],
    readonly remark: (remark: Remark) => void,
  ) {
    this.#pictures = [...pictures];
  }

  /** @returns the figure, or undefined where no picture is left: the caption is reported */
  figure(caption: string, id: string, line: number): Block | undefined {
    const picture = this.#pictures.shift();
    if (!picture) {
      this.remark({
        code: "caption-without-picture",
        message: `Line ${line} is a caption ("${caption}") and its picture is not in the file: add the picture with --picture, or in the editor.`,
        line,
        text: caption,
      });
      return undefined;
    }
    this.placed.push({ picture, caption });
    this.remark({
      code: "caption-placed",
      message: `Line ${line} became the caption of picture ${picture.slice(0, 8)}.`,
      line,
      text: caption,
    });
    return { type: "figure", attrs: { id, picture } };
  }

  /** Tells of pictures that no caption stood for. */
  close(): void {
    for (const picture of this.#pictures) {
      this.remark({
        code: "picture-without-caption",
        message: `Picture ${picture.slice(0, 8)} has no caption in the file and was left out.`,
        text: picture,
      });
    }
  }
}
