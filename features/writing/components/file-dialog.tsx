"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/desk/dialog";
import { Field } from "@/components/desk/field";
import type { Locale } from "@/i18n/routing";
import type { LibraryFile } from "../data";
import { FileChooser } from "./file-chooser";

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
    <Dialog open title={t("title")} onClose={onClose}>
      <Field
        label={t("file")}
        id="document-file"
        hint={t("hint")}
        type="file"
        accept=".pdf,.docx,.xlsx,.zip"
        onChange={({ target }) => {
          take([...(target.files ?? [])]);
          onClose();
        }}
      />
      <h3>{t("library")}</h3>
      <FileChooser
        locale={locale}
        choose={(file) => {
          choose(file);
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
