"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Field } from "@/components/desk/field";
import { widthFor } from "@/features/media/pictures/renditions";
import { paths } from "@/features/publication/routes/paths";
import type { Locale } from "@/i18n/routing";
import { listPictures } from "../actions";
import type { LibraryPicture } from "../data";

/** After so long without a letter is what was typed looked for. */
const quietMs = 250;

type Props = {
  /** In which what is said of them is read out. */
  locale: Locale;
  choose: (picture: LibraryPicture) => void;
};

type Found = { pictures: LibraryPicture[]; more: boolean; page: number };

/** The pictures of the library, by words in any language: one is chosen. */
export function PictureChooser({ locale, choose }: Props) {
  const t = useTranslations("PictureChooser");
  const [words, setWords] = useState("");
  const [found, setFound] = useState<Found>();
  const [failed, setFailed] = useState(false);
  /** An answer that comes late is not to what stands in the field. */
  const asked = useRef("");
  const list = useRef<HTMLUListElement>(null);

  const look = async (typed: string, page: number) => {
    asked.current = typed;
    const answer = await listPictures({ locale, words: typed, page }).catch(() => undefined);
    if (asked.current !== typed) return;
    setFailed(!answer?.ok);
    if (!answer?.ok) return;
    const { pictures, more } = answer;
    setFound((before) => ({
      pictures: page > 1 ? [...(before?.pictures ?? []), ...pictures] : pictures,
      more,
      page,
    }));
  };
  const looking = useRef(look);
  looking.current = look;
  useEffect(() => {
    const timer = setTimeout(() => void looking.current(words, 1), words ? quietMs : 0);
    return () => clearTimeout(timer);
  }, [words]);

  const showMore = async () => {
    const before = found?.pictures.length ?? 0;
    await look(words, (found?.page ?? 1) + 1);
    // The button may be gone: whoever pressed it goes on with the first that came.
    requestAnimationFrame(() => list.current?.querySelectorAll("button")[before]?.focus());
  };
  const { pictures = [], more = false } = found ?? {};
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
        {failed
          ? t("failed")
          : found && t(more ? "countMore" : "count", { count: pictures.length })}
      </p>
      <ul className="picture-choice" ref={list}>
        {pictures.map((picture) => (
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
