import { offeredWidths } from "@/features/media/renditions";
import { absoluteUrl } from "@/lib/site-url";
import type { PublishedPicture } from "./data";
import { paths } from "./paths";

/** Addresses of a picture for who shows it elsewhere, the best first. */
export function pictureUrls({ hash, width }: PublishedPicture): string[] {
  const largest = Math.max(...offeredWidths(width));
  return [absoluteUrl(paths.picture(hash, largest, "jpg"))];
}
