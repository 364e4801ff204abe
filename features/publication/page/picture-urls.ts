import { cropsOf } from "@/features/media/crops/crops";
import { heightAt, widestOf, widthWithin } from "@/features/media/pictures/renditions";
import type { PublishedPicture } from "@/features/publication/data";
import { paths } from "@/features/publication/routes/paths";
import { absoluteUrl } from "@/lib/site-url";

/**
 * Addresses of a picture for who shows it elsewhere: cut to 1:1, 4:3 and 16:9
 * as far as it has the pixels, and whole where it lacks them for one.
 */
export function pictureUrls(picture: PublishedPicture): string[] {
  const { hash, width } = picture;
  const crops = cropsOf(picture).map(({ file }) => paths.crop(hash, file));
  const largest = paths.picture(hash, widestOf(width), "jpg");
  return [...crops, ...(crops.length < 3 ? [largest] : [])].map(absoluteUrl);
}

/** Wide enough for a preview, small enough to be fetched by one. */
const shareWidth = 1200;

/** A picture where a page is shared that has no card: the rendition nearest to the size of one. */
export function sharedPicture({ hash, width, height, alt }: PublishedPicture) {
  const own = widthWithin(width, shareWidth);
  return {
    url: absoluteUrl(paths.picture(hash, own, "jpg")),
    width: own,
    height: heightAt(own, { width, height }),
    alt,
    type: "image/jpeg",
  };
}
