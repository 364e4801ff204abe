"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/desk/dialog";
import { Field } from "@/components/desk/field";
import type { Locale } from "@/i18n/routing";
import type { LibraryPicture } from "../data";
import { PictureChooser } from "./picture-chooser";

type Props = {
  locale: Locale;
  choose: (picture: LibraryPicture) => void;
  take: (files: File[]) => void;
  onClose: () => void;
};

/** A file of one's own, or a picture that is there already. */
export function PictureDialog({ locale, choose, take, onClose }: Props) {
  const t = useTranslations("PictureDialog");
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
      <h3>{t("library")}</h3>
      <PictureChooser
        locale={locale}
        choose={(picture) => {
          choose(picture);
          onClose();
        }}
      />
      <div className="button-row">
        <button type="button" className="button button-quiet" onClick={onClose}>
          {t("cancel")}
        </button>
      </div>
    </Dialog>
  );
}
