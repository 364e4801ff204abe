import type { PublishedPicture } from "../data";
import { Picture } from "./picture";

type Props = { picture: PublishedPicture; sizes: string; priority?: boolean; lead?: boolean };

/** A picture with its caption, led by the mark that the newsroom uses, and credit. */
export function Figure({ picture, sizes, priority = false, lead = false }: Props) {
  const { caption, credit } = picture;
  return (
    <figure className={lead ? "figure is-lead" : "figure"}>
      <Picture picture={picture} sizes={sizes} priority={priority} upright={lead} />
      {(caption || credit) && (
        <figcaption>
          {caption && (
            <span className="figure-caption">
              <span aria-hidden="true">▲</span> {caption}
            </span>
          )}{" "}
          {credit && <span className="figure-credit">{credit}</span>}
        </figcaption>
      )}
    </figure>
  );
}
