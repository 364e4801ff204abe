import type { Font } from "fontkit";
import sharp from "sharp";
import { headlinePieces } from "@/components/ui/headline-pieces";
import { cardSize } from "@/features/media/pictures/renditions";
import { formatDay } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";
import { cutFor } from "./cut";
import { fontsFor } from "./fonts";
import type { CardText } from "./share-card";

const colours = { paper: "#f7f4ee", ink: "#1b1a18", soft: "#57524a", accent: "#b92f16" };
const margin = 80;
/** Where a picture stands: the right of the card, from top to bottom. */
const place = { width: 500, height: cardSize.height };

/** How wide the words may be: beside a picture, or alone. */
const measureOf = (pictured: boolean) =>
  pictured ? cardSize.width - place.width - margin - 48 : cardSize.width - 2 * margin;

/** Selectors of variants, joiners, soft hyphens: no font has a picture of them, and no reader sees one. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;
/** Largest first; the title takes the first in which it fits. */
const sizes = [84, 76, 68, 60, 52, 46, 40, 34] as const;
const titleTop = 172;
const titleHeight = 344;

/**
 * Draws the share card: wordmark, section, title, date, in the hand of the
 * site, and beside them the picture that leads the text, cut around its point. Letters are drawn as outlines, so nothing depends on what fonts the
 * machine has, and nothing is fetched.
 *
 * @returns undefined where a character is in none of the fonts: then there is
 *   no card rather than one with a box in it
 */
export async function drawCard(card: CardText): Promise<Buffer | undefined> {
  const { locale, title, section = "", storyDate } = card;
  const day = storyDate ? formatDay(locale, storyDate).replaceAll("\u00a0", " ") : "";
  const words = title.normalize("NFC").replace(invisible, "").replace(/\s+/gu, " ").trim();
  const fonts = await fontsFor(`BAUING 宝鹰…${words}${section}${day}`, locale === "zh");
  if ("missing" in fonts) return undefined;
  const pen = penOf(fonts.fontOf);
  const picture = card.picture && (await cutFor(card.picture, place));
  const measure = measureOf(picture !== undefined);
  const { size, lines } = fitted(pen, locale, words, measure);
  const leading = size * (locale === "zh" ? 1.34 : 1.16);
  const top = titleTop + size;
  // Beside a picture there is no room for wordmark and section in one line.
  const sectionAt = picture
    ? { x: margin, y: 592, size: 26 }
    : { x: cardSize.width - margin - pen.width(section, 28), y: 122, size: 28 };
  const dayAt = picture && section ? margin + pen.width(section, 26) + 28 : margin;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${cardSize.width}" height="${cardSize.height}">
<rect width="100%" height="100%" fill="${colours.paper}"/>
<rect x="${margin}" y="64" width="56" height="6" fill="${colours.accent}"/>
${pen.draw("BAUING 宝鹰", margin, 122, 34, colours.ink)}
${pen.draw(section, sectionAt.x, sectionAt.y, sectionAt.size, colours.accent)}
${lines.map((line, index) => pen.draw(line, margin, top + index * leading, size, colours.ink)).join("\n")}
<rect x="${margin}" y="546" width="${measure}" height="1.5" fill="${colours.ink}"/>
${pen.draw(day, dayAt, 592, picture ? 26 : 28, colours.soft)}
</svg>`;
  const drawn = sharp(Buffer.from(svg));
  if (!picture) return drawn.png({ palette: true, colours: 64 }).toBuffer();
  const left = cardSize.width - place.width;
  // A photograph in all its colours would be a megabyte: some who show cards leave out what is over 300 KB.
  return drawn
    .composite([{ input: picture, left, top: 0 }])
    .png({ palette: true, colours: 256, dither: 1 })
    .toBuffer();
}

type Pen = ReturnType<typeof penOf>;

function penOf(fontOf: ReadonlyMap<string, Font>) {
  const glyphs = (text: string) =>
    [...text].flatMap((character) => {
      // Some fonts have no space that does not break: it looks like any other.
      const drawn = character === "\u00a0" ? " " : character;
      const font = fontOf.get(drawn);
      if (!font) throw new Error(`no font was chosen for ${JSON.stringify(drawn)}`);
      const glyph = font.glyphForCodePoint(drawn.codePointAt(0) ?? 0);
      return [{ glyph, scale: 1 / font.unitsPerEm }];
    });
  return {
    width: (text: string, size: number) =>
      glyphs(text).reduce((sum, { glyph, scale }) => sum + glyph.advanceWidth * scale * size, 0),
    draw(text: string, x: number, y: number, size: number, colour: string): string {
      let at = x;
      const paths = glyphs(text).map(({ glyph, scale }) => {
        const factor = scale * size;
        const place = `translate(${at.toFixed(2)} ${y}) scale(${factor.toFixed(5)} ${(-factor).toFixed(5)})`;
        at += glyph.advanceWidth * factor;
        return `<path transform="${place}" d="${glyph.path.toSVG()}"/>`;
      });
      return `<g fill="${colour}">${paths.join("")}</g>`;
    },
  };
}

function fitted(
  pen: Pen,
  locale: Locale,
  title: string,
  measure: number,
): { size: number; lines: string[] } {
  const smallest = sizes[sizes.length - 1] ?? 40;
  // Smaller before a word is broken: beside a picture the lines are short.
  const whole = sizes.filter((size) =>
    piecesOf(locale, title).every((piece) => pen.width(piece.trimEnd(), size) <= measure),
  );
  for (const size of [...whole, ...sizes]) {
    const lines = broken(pen, locale, title, size, measure);
    if (lines.length <= roomFor(locale, size)) return { size, lines };
  }
  // Longer than any headline should be: cut, and it says so.
  const lines = broken(pen, locale, title, smallest, measure).slice(0, roomFor(locale, smallest));
  const last = lines.pop() ?? "";
  let cut = last;
  while (cut && pen.width(`${cut}…`, smallest) > measure) cut = [...cut].slice(0, -1).join("");
  return { size: smallest, lines: [...lines, `${cut.trimEnd()}…`] };
}

const roomFor = (locale: Locale, size: number) =>
  Math.floor((titleHeight - size) / (size * (locale === "zh" ? 1.34 : 1.16))) + 1;

function piecesOf(locale: Locale, title: string): string[] {
  const pieces = headlinePieces(locale, title);
  return locale === "zh" ? pieces : pieces.flatMap((piece) => piece.split(/(?<= )/u));
}

/** Lines that break where the site's headlines do; a piece that is too long for a line anywhere. */
function broken(pen: Pen, locale: Locale, title: string, size: number, measure: number): string[] {
  const fits = (text: string) => pen.width(text.trimEnd(), size) <= measure;
  const lines: string[] = [];
  let line = "";
  for (const piece of piecesOf(locale, title)) {
    if (fits(line + piece)) {
      line += piece;
      continue;
    }
    if (line) lines.push(line);
    line = "";
    for (const character of fits(piece) ? [piece] : piece) {
      if (line && !fits(line + character)) {
        lines.push(line);
        line = "";
      }
      line += character;
    }
  }
  return [...lines, line].map((each) => each.trim()).filter(Boolean);
}
