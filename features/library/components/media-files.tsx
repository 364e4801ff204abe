import { useTranslations } from "next-intl";
import { cropsOf } from "@/features/media/crops/crops";
import { formats, heightAt, offeredWidths } from "@/features/media/pictures/renditions";
import { paths } from "@/features/publication/routes/paths";
import type { LibraryPicture } from "@/features/writing/data";
import { type Locale, languages } from "@/i18n/routing";

type Props = {
  desk: Locale;
  picture: LibraryPicture;
  /** As they were written down, where they were. */
  files: readonly { name: string; bytes: number }[];
};

/** In which sizes, formats and proportions readers and others are given a picture. */
export function MediaFiles({ desk, picture, files }: Props) {
  const t = useTranslations("MediaFiles");
  const { hash, width } = picture;
  const sizes = new Map(files.map(({ name, bytes }) => [name, bytes]));
  const number = new Intl.NumberFormat(languages[desk].tag, { maximumFractionDigits: 0 });
  const size = (name: string) => {
    const bytes = sizes.get(name);
    return bytes ? ` ${t("kilobytes", { count: number.format(Math.max(1, bytes / 1000)) })}` : "";
  };
  const crops = cropsOf(picture);
  return (
    <section className="desk-part" aria-labelledby="files">
      <h2 id="files">{t("title")}</h2>
      <details>
        <summary>{t("open")}</summary>
        <ul className="rows media-files">
          {offeredWidths(width).map((each) => (
            <li key={each}>
              <span>
                {each} × {heightAt(each, picture)}
              </span>
              <span>
                {formats.map(({ extension }) => (
                  <a key={extension} href={paths.picture(hash, each, extension)}>
                    {extension.toUpperCase()}
                    <small className="desk-soft">{size(`${each}.${extension}`)}</small>
                  </a>
                ))}
              </span>
            </li>
          ))}
        </ul>
        {crops.length > 0 && (
          <>
            <h3>{t("crops")}</h3>
            <p className="desk-soft desk-small">{t("cropsWhat")}</p>
            <ul className="rows media-files">
              {crops.map(({ file, width: across, height: down, region }) => (
                <li key={file}>
                  <span>
                    {across} × {down}
                  </span>
                  <span className="desk-soft desk-small">
                    {t("cutFrom", { width: region.width, height: region.height })}
                    {size(file)}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </details>
    </section>
  );
}
