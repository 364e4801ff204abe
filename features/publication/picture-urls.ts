import { cropsOf } from "@/features/media/crops";
import { offeredWidths } from "@/features/media/renditions";
import { absoluteUrl } from "@/lib/site-url";
import type { PublishedPicture } from "./data";
import { paths } from "./paths";

/**
 * Addresses of a picture for who shows it elsewhere: cut to 1:1, 4:3 and 16:9
 * as far as it has the pixels, and whole where it lacks them for one.
 */
export function pictureUrls(picture: PublishedPicture): string[] {
  const { hash, width } = picture;
  const crops = cropsOf(picture).map(({ file }) => paths.crop(hash, file));
  const largest = paths.picture(hash, Math.max(...offeredWidths(width)), "jpg");
  return [...crops, ...(crops.length < 3 ? [largest] : [])].map(absoluteUrl);
}

/** Wide enough for a preview, small enough to be fetched by one. */
const shareWidth = 1200;

/** A picture where a page is shared that has no card: the rendition nearest to the size of one. */
export function sharedPicture({ hash, width, height, alt }: PublishedPicture) {
  const offered = offeredWidths(width).filter((each) => each <= shareWidth);
  const own = Math.max(...(offered.length > 0 ? offered : offeredWidths(width)));
  return {
    url: absoluteUrl(paths.picture(hash, own, "jpg")),
    width: own,
    height: Math.round((own * height) / width),
    alt,
    type: "image/jpeg",
  };
}
