"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/desk/field";
import { widthFor } from "@/features/media/pictures/renditions";
import { paths } from "@/features/publication/routes/paths";
import type { Locale } from "@/i18n/routing";
import { listPictures } from "../actions";
import type { LibraryPicture } from "../data";
import { useChooser } from "./use-chooser";

type Props = {
  /** In which what is said of them is read out. */
  locale: Locale;
  choose: (picture: LibraryPicture) => void;
};

/** The pictures of the library, by words in any language: one is chosen. */
export function PictureChooser({ locale, choose }: Props) {
  const t = useTranslations("PictureChooser");
  const { words, setWords, found, failed, showMore, list } = useChooser(async (typed, page) => {
    const answer = await listPictures({ locale, words: typed, page });
    return answer.ok ? { items: answer.pictures, more: answer.more } : undefined;
  });
  const { items = [], more = false } = found ?? {};
  return (
    <div className="picture-chooser">
      <Field
        id="picture-words"
        type="search"
        label={t("search")}
        hint={t("hint")}
        maxLength={200}
        value={words}
        onChange={({ target }) => setWords(target.value)}
        // Within a form of a page it must not send that.
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
      />
      <p className="desk-small desk-soft" role="status">
        {failed ? t("failed") : found && t(more ? "countMore" : "count", { count: items.length })}
      </p>
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
      {more && (
        <button type="button" className="button button-small" onClick={showMore}>
          {t("more")}
        </button>
      )}
    </div>
  );
}
