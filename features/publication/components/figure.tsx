import { Words } from "@/components/ui/words";
import type { PublishedPicture } from "../data";
import { Picture } from "./picture";

type Props = { picture: PublishedPicture; sizes: string; priority?: boolean; lead?: boolean };

/** A picture with its caption, led by the mark that the newsroom uses, and credit: a paragraph each. */
export function Figure({ picture, sizes, priority = false, lead = false }: Props) {
  const { caption, credit } = picture;
  return (
    <figure className={lead ? "figure is-lead" : "figure"}>
      <Picture picture={picture} sizes={sizes} priority={priority} upright={lead} />
      {(caption || credit) && (
        <figcaption>
          {caption && (
            <p className="figure-caption">
              <span aria-hidden="true">▲</span> <Words text={caption} />
            </p>
          )}
          {credit && (
            <p className="figure-credit">
              <Words text={credit} />
            </p>
          )}
        </figcaption>
      )}
    </figure>
  );
}
