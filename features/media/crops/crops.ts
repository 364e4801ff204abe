/**
 * Pictures cut to the proportions that search engines ask for, around what
 * must stay in sight. Developers of Google Search name 1:1, 4:3 and 16:9, and
 * 1200 pixels of width for large previews
 * (developers.google.com/search/docs/appearance/structured-data/article,
 * …/appearance/google-discover).
 */

const proportions = [
  [1, 1],
  [4, 3],
  [16, 9],
] as const;

const cropWidthPixels = 1200;

/** An original as it is known: its pixels, and the point that must stay, as parts of width and height. */
export type Croppable = { width: number; height: number; focalX: number; focalY: number };

export type Crop = {
  /** The file's name in the folder of the picture: it says where the middle is, so another one has another address. */
  file: string;
  width: number;
  height: number;
  /** Of the original, in its pixels. */
  region: { left: number; top: number; width: number; height: number };
};

/** The largest part of a picture that has a proportion, as near to around its point as it can lie. */
export function regionOf(picture: Croppable, across: number, down: number): Crop["region"] {
  const { width, height, focalX, focalY } = picture;
  const widest = Math.min(width, Math.floor((height * across) / down));
  const highest = Math.min(height, Math.round((widest * down) / across));
  return {
    width: widest,
    height: highest,
    left: placed(focalX * width, widest, width),
    top: placed(focalY * height, highest, height),
  };
}

/**
 * The crops that there are of an original. Nothing is enlarged: a proportion
 * in which the original has not enough pixels is left out, and so is named
 * nowhere.
 */
export function cropsOf({ width, height, focalX, focalY }: Croppable): Crop[] {
  return proportions.flatMap(([across, down]) => {
    const region = regionOf({ width, height, focalX, focalY }, across, down);
    if (region.width < cropWidthPixels) return [];
    const cropHeight = Math.round((cropWidthPixels * down) / across);
    return [
      {
        file: `${cropWidthPixels}x${cropHeight}-${percent(focalX)}-${percent(focalY)}.jpg`,
        width: cropWidthPixels,
        height: cropHeight,
        region,
      },
    ];
  });
}

const percent = (part: number) => Math.round(Math.min(1, Math.max(0, part)) * 100);

/** Where a length begins that is to have a point in its middle, within a whole. */
const placed = (point: number, length: number, whole: number) =>
  Math.round(Math.min(whole - length, Math.max(0, point - length / 2)));
