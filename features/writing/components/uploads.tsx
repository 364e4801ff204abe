"use client";

import { useTranslations } from "next-intl";
import type { Upload } from "./use-uploads";

type Props = { uploads: Upload[]; drop: (id: string) => void };

/** How far each file has come, or why it did not. */
export function Uploads({ uploads, drop }: Props) {
  const t = useTranslations("Uploads");
  if (uploads.length === 0) return null;
  return (
    <ul className="uploads" aria-label={t("label")}>
      {uploads.map(({ id, name, share, fault }) => (
        <li key={id} role={fault ? "alert" : undefined}>
          <span className="upload-name">{name}</span>
          {fault ? (
            <>
              <span className="field-error">{t(`fault.${fault}`, { name, detail: "none" })}</span>
              <button type="button" className="button button-small" onClick={() => drop(id)}>
                {t("dismiss")}
              </button>
            </>
          ) : (
            <>
              <progress value={share} max={1} aria-label={t("progress", { name })} />
              <span className="desk-small desk-soft">{share < 1 ? t("sending") : t("making")}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
