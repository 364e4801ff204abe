"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Dialog } from "@/components/desk/dialog";
import { Field } from "@/components/desk/field";
import { widthFor } from "@/features/media/pictures/renditions";
import { paths } from "@/features/publication/routes/paths";
import type { Locale } from "@/i18n/routing";
import { listPictures } from "../actions";
import type { LibraryPicture } from "../data";

type Props = {
  locale: Locale;
  choose: (picture: LibraryPicture) => void;
  take: (files: File[]) => void;
  onClose: () => void;
};

/** A file of one's own, or a picture that is there already. */
export function PictureDialog({ locale, choose, take, onClose }: Props) {
  const t = useTranslations("PictureDialog");
  const [pictures, setPictures] = useState<LibraryPicture[]>([]);
  useEffect(() => {
    void listPictures({ locale })
      .then((found) => found.ok && setPictures(found.pictures))
      .catch(() => {});
  }, [locale]);
  return (
    <Dialog open title={t("title")} onClose={onClose}>
      <Field
        label={t("file")}
        id="picture-file"
        hint={t("hint")}
        type="file"
        accept="image/*,.heic,.heif"
        onChange={({ target }) => {
          take([...(target.files ?? [])]);
          onClose();
        }}
      />
      {pictures.length > 0 && (
        <>
          <h3>{t("library")}</h3>
          <ul className="picture-choice">
            {pictures.map((picture) => (
              <li key={picture.hash}>
                <button
                  type="button"
                  onClick={() => {
                    choose(picture);
                    onClose();
                  }}
                >
                  <img
                    src={paths.picture(picture.hash, widthFor(picture.width, 480), "jpg")}
                    width={picture.width}
                    height={picture.height}
                    alt={picture.proposed.alt || picture.proposed.caption || t("untold")}
                    loading="lazy"
                  />
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="button-row">
        <button type="button" className="button button-quiet" onClick={onClose}>
          {t("cancel")}
        </button>
      </div>
    </Dialog>
  );
}
