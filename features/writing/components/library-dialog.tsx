"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Dialog } from "@/components/desk/dialog";
import { Field } from "@/components/desk/field";

type Props = {
  title: string;
  /** The field for a file of one's own; what it takes, in words and for the browser. */
  id: string;
  hint: string;
  accept: string;
  take: (files: File[]) => void;
  onClose: () => void;
  /** What the library has. */
  children: ReactNode;
};

/** A file of one's own, or one that is in the library already. */
export function LibraryDialog({ title, id, hint, accept, take, onClose, children }: Props) {
  const t = useTranslations("LibraryDialog");
  return (
    <Dialog open title={title} onClose={onClose}>
      <Field
        label={t("file")}
        id={id}
        hint={hint}
        type="file"
        accept={accept}
        onChange={({ target }) => {
          take([...(target.files ?? [])]);
          onClose();
        }}
      />
      <h3>{t("library")}</h3>
      {children}
      <div className="button-row">
        <button type="button" className="button button-quiet" onClick={onClose}>
          {t("cancel")}
        </button>
      </div>
    </Dialog>
  );
}
