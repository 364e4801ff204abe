import { offeredWidths } from "@/features/media/renditions";
import { absoluteUrl } from "@/lib/site-url";
import type { PublishedPicture } from "./data";
import { paths } from "./paths";

/** Addresses of a picture for who shows it elsewhere, the best first. */
export function pictureUrls({ hash, width }: PublishedPicture): string[] {
  const largest = Math.max(...offeredWidths(width));
  return [absoluteUrl(paths.picture(hash, largest, "jpg"))];
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
