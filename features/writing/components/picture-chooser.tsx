"use client";

import { useTranslations } from "next-intl";
import { widthFor } from "@/features/media/pictures/renditions";
import { paths } from "@/features/publication/routes/paths";
import type { Locale } from "@/i18n/routing";
import { listPictures } from "../actions";
import type { LibraryPicture } from "../data";
import { LibrarySearch } from "./library-search";
import { useChooser } from "./use-chooser";

type Props = {
  /** In which what is said of them is read out. */
  locale: Locale;
  choose: (picture: LibraryPicture) => void;
};

/** The pictures of the library, by words in any language: one is chosen. */
export function PictureChooser({ locale, choose }: Props) {
  const t = useTranslations("PictureChooser");
  const { list, ...chooser } = useChooser(async (typed, page) => {
    const answer = await listPictures({ locale, words: typed, page });
    return answer.ok ? { items: answer.pictures, more: answer.more } : undefined;
  });
  const { items = [], more = false } = chooser.found ?? {};
  return (
    <LibrarySearch
      chooser={chooser}
      className="picture-chooser"
      id="picture-words"
      label={t("search")}
      hint={t("hint")}
      count={t(more ? "countMore" : "count", { count: items.length })}
    >
      <ul className="picture-choice" ref={list}>
        {items.map((picture) => (
          <li key={picture.hash}>
            <button type="button" onClick={() => choose(picture)} title={picture.name || undefined}>
              <img
                src={paths.picture(picture.hash, widthFor(picture.width, 480), "jpg")}
                width={picture.width}
                height={picture.height}
                alt={
                  picture.proposed.alt || picture.proposed.caption || picture.name || t("untold")
                }
                loading="lazy"
              />
            </button>
          </li>
        ))}
      </ul>
    </LibrarySearch>
  );
}
