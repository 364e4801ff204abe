"use client";

import { useTranslations } from "next-intl";
import type { Locale } from "@/i18n/routing";
import type { LibraryPicture } from "../data";
import { LibraryDialog } from "./library-dialog";
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
    <LibraryDialog
      title={t("title")}
      id="picture-file"
      hint={t("hint")}
      accept="image/*,.heic,.heif"
      take={take}
      onClose={onClose}
    >
      <PictureChooser
        locale={locale}
        choose={(picture) => {
          choose(picture);
          onClose();
        }}
      />
    </LibraryDialog>
  );
}
