import { useTranslations } from "next-intl";
import { widthFor } from "@/features/media/pictures/renditions";
import { paths } from "@/features/publication/routes/paths";
import { type Locale, languages } from "@/i18n/routing";
import { bulkMedia } from "../list/bulk-form";
import { calledIn } from "../list/called";
import type { LibraryRow } from "../list/list";
import { typeName } from "../list/type-name";
import { libraryPaths } from "../paths";
import { LanguageMarks, LicenceMark, UseWords } from "./media-marks";

type Props = { desk: Locale; rows: readonly LibraryRow[]; day: string };

/** The library as a sheet of prints: each with what it is called, where it is used and what is missing. */
export function MediaGrid({ desk, rows, day }: Props) {
  const t = useTranslations("MediaGrid");
  return (
    <ul className="media-grid">
      {rows.map((row) => {
        const { words, locale } = calledIn(desk, row);
        const name = words || t("nameless");
        return (
          <li key={row.hash} className="media-tile">
            <input
              type="checkbox"
              name="media"
              value={row.hash}
              form={bulkMedia}
              aria-label={t("choose", { name })}
            />
            <a href={libraryPaths.item(desk, row.hash)}>
              <MediaThumbnail row={row} />
              <span
                className="media-name"
                lang={locale && locale !== desk ? languages[locale].tag : undefined}
              >
                {name}
              </span>
            </a>
            <p className="desk-small desk-soft">
              <UseWords uses={row.uses} />
            </p>
            <div className="media-marks">
              <LanguageMarks row={row} />
              <LicenceMark desk={desk} row={row} day={day} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** Its name stands beside it: to those who do not see it the print says nothing more. */
export function MediaThumbnail({ row }: { row: LibraryRow }) {
  const { hash, width, height, mime } = row;
  if (width === null || height === null) {
    return (
      <span className="media-type" aria-hidden="true">
        {typeName(mime)}
      </span>
    );
  }
  return (
    <img
      src={paths.picture(hash, widthFor(width, 480), "jpg")}
      width={width}
      height={height}
      alt=""
      loading="lazy"
    />
  );
}
