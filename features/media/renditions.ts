/**
 * Sizes and formats in which a picture is offered, best compression first.
 * An address names the original's hash and one of these, so what it answers
 * never changes.
 */
export const formats = [
  { extension: "avif", mime: "image/avif" },
  { extension: "webp", mime: "image/webp" },
  { extension: "jpg", mime: "image/jpeg" },
] as const;

export type Extension = (typeof formats)[number]["extension"];

/** Widths in pixels. */
export const widths = [480, 800, 1200, 1600, 2000] as const;

/** @returns the widths offered of an original: never wider than itself */
export function offeredWidths(originalWidth: number): number[] {
  const fitting = widths.filter((width) => width <= originalWidth);
  return fitting.length > 0 ? fitting : [originalWidth];
}

export function isRendition(width: number, extension: string): extension is Extension {
  return Number.isInteger(width) && formats.some((format) => format.extension === extension);
}

/** A share card has one size and format: of letters and lines, which PNG keeps sharp and small. */
export const cardSize = { width: 1200, height: 630 } as const;
export const cardType = { extension: "png", mime: "image/png" } as const;

/** The file of a card in the folder of its hash. */
export const cardFile = `${cardSize.width}.${cardType.extension}`;
