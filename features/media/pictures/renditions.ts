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

/**
 * The widths that there are of an original, in growing order: never wider
 * than itself, and never none. Files are made of this list and addresses of
 * nothing else, so that none is offered that does not exist.
 */
export function offeredWidths(originalWidth: number): [number, ...number[]] {
  const [first, ...others] = widths.filter((width) => width <= originalWidth);
  return first === undefined ? [originalWidth] : [first, ...others];
}

/**
 * The one width to offer where only one can be: the narrowest of those that
 * are at least as wide as wanted, or the widest that there is. An original
 * between two of the widths has no rendition as wide as itself.
 */
export function widthFor(originalWidth: number, wanted: number): number {
  const offered = offeredWidths(originalWidth);
  return offered.find((width) => width >= wanted) ?? Math.max(...offered);
}

/** The widest rendition that is not wider than that, or else the narrowest. */
export function widthWithin(originalWidth: number, most: number): number {
  const [narrowest, ...others] = offeredWidths(originalWidth);
  return others.findLast((width) => width <= most) ?? narrowest;
}

/** The widest that there is. */
export const widestOf = (originalWidth: number): number => widthWithin(originalWidth, Infinity);

/** How high a rendition is: of a very wide original still one pixel, as it is made. */
export function heightAt(width: number, original: { width: number; height: number }): number {
  return Math.max(1, Math.round((width * original.height) / original.width));
}

/** Where a page shows one size to all: wide enough for a column of text. */
export const shownWidth = 800;

/** Names of all files that are made of an original, apart from its crops. */
export const renditionFiles = (originalWidth: number): string[] =>
  offeredWidths(originalWidth).flatMap((width) =>
    formats.map(({ extension }) => `${width}.${extension}`),
  );

/** A share card has one size and format: of letters and lines, which PNG keeps sharp and small. */
export const cardSize = { width: 1200, height: 630 } as const;
export const cardType = { extension: "png", mime: "image/png" } as const;

/** The file of a card in the folder of its hash. */
export const cardFile = `${cardSize.width}.${cardType.extension}`;

/** The point around which a picture is cut, where nobody has chosen one: parts of width and height. */
export const middle = { focalX: 0.5, focalY: 0.5 } as const;

/** A row of the library that is a picture: files to download have no measures. */
export const isMeasured = <Row extends { width: number | null; height: number | null }>(
  row: Row,
): row is Row & { width: number; height: number } => row.width !== null && row.height !== null;
