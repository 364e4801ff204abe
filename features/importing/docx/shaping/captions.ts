import { captionOf } from "@/features/importing/reading/captions";
import type { Flat, Shown } from "./flatten";
import type { Line } from "./inlines";
import type { Norm } from "./judge";

/** Words that begin a caption, with the number that Word gives pictures. */
const named =
  /^(?:[图圖]\s*[\d一二三四五六七八九十]|(?:figure|fig\.|photo|picture|рис(?:унок|\.)?|фото|илл\.)\s*\d|(?:photo|фото|摄影|图片来源|图为|图[一二三四五六七八九十]?[:：])\s*[:：]?)/iu;
const ofTable = /^(?:表\s*[\d一二三四五六七八九十]|table\s*\d|табл(?:ица|\.)\s*\d)/iu;

const longest = 200;
const isShort = (text: string) => [...text].length <= longest && !text.includes("\n");

/** Whether a line under a picture says what is in it. */
function isCaption(line: Line, norm: Norm): boolean {
  const { paragraph, text } = line;
  if (captionOf(text) !== undefined) return true;
  if (!isShort(text) || paragraph.item || paragraph.outline !== undefined) return false;
  if (paragraph.role === "caption") return !ofTable.test(text);
  if (paragraph.role) return false;
  if (named.test(text)) return true;
  const isSmaller = line.size !== undefined && norm.size > 0 && line.size < norm.size;
  // A text that is centred as a whole says nothing by it: then only short lines are captions.
  const isSet = paragraph.isCentred || isSmaller || (line.isItalic && [...text].length <= 120);
  return isSet && [...text].length <= 120;
}

export const isTableCaption = ({ paragraph, text }: Line): boolean =>
  isShort(text) && (ofTable.test(text) || (paragraph.role === "caption" && !named.test(text)));

export const captionWords = (line: Line): string =>
  (captionOf(line.text) ?? line.text).replace(/\s+/gu, " ").trim();

/** Several captions in one line: `▲ left   ▲ right`. */
const severalIn = (text: string) =>
  text
    .split(/(?=[▲△])/u)
    .map((each) => each.trim())
    .filter(Boolean);

/**
 * Gives pictures the lines that stand under them. As many lines as pictures
 * in a row belong to one each, in their order; a single one belongs to the last.
 *
 * @returns captions by picture, and the lines that became one
 */
export function pairCaptions(
  flats: readonly Flat[],
  norm: Norm,
): { captions: Map<Shown, string>; used: Set<Flat> } {
  const captions = new Map<Shown, string>();
  const used = new Set<Flat>();
  for (let at = 0; at < flats.length; at++) {
    const row: Shown[] = [];
    for (let each = flats[at]; each?.kind === "picture"; each = flats[++at]) row.push(each);
    if (row.length === 0) continue;
    const lines: Line[] = [];
    for (
      let each = flats[at];
      each?.kind === "line" && lines.length < row.length;
      each = flats[++at]
    ) {
      if (!isCaption(each, norm)) break;
      lines.push(each);
    }
    if (lines.length === 0) {
      const above = flats[at - row.length - 1];
      if (
        above?.kind === "line" &&
        !used.has(above) &&
        above.paragraph.role === "caption" &&
        !ofTable.test(above.text)
      ) {
        used.add(above);
        captions.set(row[0] as Shown, captionWords(above));
      }
      at--;
      continue;
    }
    const words = lines.flatMap((line) =>
      /^[▲△]/u.test(line.text)
        ? severalIn(line.text).map((text) => captionOf(text) ?? text)
        : [captionWords(line)],
    );
    const from = Math.max(0, row.length - words.length);
    words.forEach((text, index) => {
      const picture = row[Math.min(from + index, row.length - 1)] as Shown;
      const before = captions.get(picture);
      captions.set(picture, before ? `${before} ${text}` : text);
    });
    for (const line of lines) used.add(line);
    at--;
  }
  return { captions, used };
}
