import { ShareMeta } from "@/components/share-meta";
import { absoluteUrl } from "@/lib/site-url";
import type { PublishedPicture } from "../data";
import { paths } from "../paths";

type Props = { title: string; description: string; picture?: PublishedPicture | undefined };

/** Wide enough for a preview, small enough to be fetched by one. */
const shareWidth = 1200;

export function Share({ title, description, picture }: Props) {
  const image = picture ? paths.picture(picture.hash, shareWidth, "jpg") : "/share-default.png";
  return <ShareMeta name={title} description={description} image={absoluteUrl(image)} />;
}
