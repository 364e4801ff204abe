import { formats, offeredWidths, shownWidth, widthFor } from "@/features/media/pictures/renditions";
import { paths } from "@/features/publication/routes/paths";
import type { PublishedPicture } from "../data";

type Props = {
  picture: PublishedPicture;
  /** How wide it stands on the page, as in the `sizes` attribute. */
  sizes: string;
  /** The first thing a reader sees: fetched before anything else. */
  priority?: boolean;
  /** Cards show the landscape picture at any width of the screen. */
  upright?: boolean;
};

const sourceSet = (hash: string, width: number, extension: string) =>
  offeredWidths(width)
    .map((each) => `${paths.picture(hash, each, extension)} ${each}w`)
    .join(", ");

/** Below this a lead picture stands upright, in its own composition. */
const phone = "(max-width: 40rem)";

/**
 * What a phone is told of a lead picture's width: a third of the truth. Its
 * pixels are so small that it would ask for four times the bytes, and the
 * picture is the heaviest thing that it loads.
 */
const phoneSize = "37vw";

/** Of a lead picture. */
export const leadSizes = `(min-width: 87rem) 80rem, ${phone} ${phoneSize}, 92vw`;

export function Picture({ picture, sizes, priority = false, upright = false }: Props) {
  const { hash, width, height, alt } = picture;
  const { portraitHash, portraitWidth, portraitHeight } = picture;
  const portrait =
    upright && portraitHash && portraitWidth && portraitHeight
      ? { hash: portraitHash, width: portraitWidth, height: portraitHeight }
      : undefined;
  return (
    <picture>
      {portrait &&
        formats.map(({ extension, mime }) => (
          <source
            key={extension}
            media={phone}
            type={mime}
            srcSet={sourceSet(portrait.hash, portrait.width, extension)}
            sizes={phoneSize}
            width={portrait.width}
            height={portrait.height}
          />
        ))}
      {formats.slice(0, -1).map(({ extension, mime }) => (
        <source
          key={extension}
          type={mime}
          srcSet={sourceSet(hash, width, extension)}
          sizes={sizes}
        />
      ))}
      <img
        src={paths.picture(hash, widthFor(width, shownWidth), "jpg")}
        srcSet={sourceSet(hash, width, "jpg")}
        sizes={sizes}
        width={width}
        height={height}
        alt={alt}
        loading={priority ? "eager" : "lazy"}
        fetchPriority={priority ? "high" : undefined}
        decoding={priority ? "sync" : "async"}
      />
    </picture>
  );
}
