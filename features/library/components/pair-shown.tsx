import { useTranslations } from "next-intl";
import { widthFor } from "@/features/media/pictures/renditions";
import { paths } from "@/features/publication/routes/paths";
import type { LibraryPicture } from "@/features/writing/data";
import type { Locale } from "@/i18n/routing";
import { libraryPaths } from "../paths";

type Props = { desk: Locale; old: LibraryPicture; chosen: LibraryPicture | undefined };

/** So much may proportions differ before a page looks different. */
const sameProportions = 0.02;

/** The picture that goes and the one that comes, with what readers would notice besides. */
export function PairShown({ desk, old, chosen }: Props) {
  const t = useTranslations("PairShown");
  const isSmaller = chosen !== undefined && chosen.width < old.width;
  const differs =
    chosen !== undefined &&
    Math.abs((chosen.width / chosen.height) * (old.height / old.width) - 1) > sameProportions;
  return (
    <>
      <div className="media-pair">
        <Shown picture={old} title={t("old")} />
        {chosen && <Shown picture={chosen} title={t("new")} />}
      </div>
      {(isSmaller || differs) && (
        <ul className="desk-notice">
          {isSmaller && <li>{t("smaller")}</li>}
          {differs && <li>{t("proportions")}</li>}
        </ul>
      )}
      {chosen && (
        <p>
          <a href={libraryPaths.replace(desk, old.hash)}>{t("another")}</a>
        </p>
      )}
    </>
  );
}

function Shown({ picture, title }: { picture: LibraryPicture; title: string }) {
  const { hash, name, width, height, proposed } = picture;
  return (
    <figure>
      <img
        src={paths.picture(hash, widthFor(width, 480), "jpg")}
        width={width}
        height={height}
        alt={proposed.alt}
      />
      <figcaption>
        <b>{title}</b>{" "}
        <span className="desk-soft desk-small address">
          {[name, `${width} × ${height}`].filter(Boolean).join(" · ")}
        </span>
      </figcaption>
    </figure>
  );
}
