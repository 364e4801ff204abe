"use client";

import { useTranslations } from "next-intl";
import type { Locale } from "@/i18n/routing";
import type { LibraryFile } from "../data";
import { FileChooser } from "./file-chooser";
import { LibraryDialog } from "./library-dialog";

type Props = {
  locale: Locale;
  choose: (file: LibraryFile) => void;
  take: (files: File[]) => void;
  onClose: () => void;
};

/** A document of one's own, or one that is there already: the text gets a link to it. */
export function FileDialog({ locale, choose, take, onClose }: Props) {
  const t = useTranslations("FileDialog");
  return (
    <LibraryDialog
      title={t("title")}
      id="document-file"
      hint={t("hint")}
      accept=".pdf,.docx,.xlsx,.zip"
      take={take}
      onClose={onClose}
    >
      <FileChooser
        locale={locale}
        choose={(file) => {
          choose(file);
          onClose();
        }}
      />
    </LibraryDialog>
  );
}
