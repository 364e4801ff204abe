import { ShareMeta } from "@/components/share-meta";
import { sharedPicture } from "@/features/publication/page/picture-urls";
import { paths } from "@/features/publication/routes/paths";
import { absoluteUrl } from "@/lib/site-url";
import type { PublishedPicture } from "../data";

type Props = {
  title: string;
  description: string;
  card?: { hash: string } | null;
  picture?: PublishedPicture | undefined;
};

/** A small square stands beside the headline here: a picture says more in it than the card, which repeats it. */
export function Share({ title, description, card, picture }: Props) {
  const own = card ? paths.shareCard(card.hash) : "/share-default.png";
  const image = picture ? sharedPicture(picture).url : absoluteUrl(own);
  return <ShareMeta name={title} description={description} image={image} />;
}
