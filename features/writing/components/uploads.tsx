"use client";

import { useTranslations } from "next-intl";
import type { Upload } from "./use-uploads";

type Props = { uploads: Upload[]; drop: (id: string) => void };

/** How far each file has come, why it did not, or what of it was kept. */
export function Uploads({ uploads, drop }: Props) {
  const t = useTranslations("Uploads");
  if (uploads.length === 0) return null;
  return (
    <ul className="uploads" aria-label={t("label")}>
      {uploads.map(({ id, name, share, fault, detail, frames }) => {
        if (!fault && !frames) {
          return (
            <li key={id}>
              <span className="upload-name">{name}</span>
              <progress value={share} max={1} aria-label={t("progress", { name })} />
              <span className="desk-small desk-soft">{share < 1 ? t("sending") : t("making")}</span>
            </li>
          );
        }
        return (
          <li key={id} role={fault ? "alert" : "status"}>
            <span className={fault ? "field-error" : "upload-word"}>
              {fault
                ? t(`fault.${fault}`, { name, detail: detail ?? "none" })
                : t("first", { name, frames: frames ?? 1 })}
            </span>
            <button type="button" className="button button-small" onClick={() => drop(id)}>
              {t("dismiss")}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
