"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/desk/notice";
import type { Left } from "../paste/report";

/** What the last paste left out. Announced to screen readers too; it goes when it is dismissed. */
export function PasteNotice({ left, close }: { left: Left[]; close: () => void }) {
  const t = useTranslations("PasteNotice");
  return (
    <div className="paste-notice" aria-live="polite">
      {left.length > 0 && (
        <Notice title={t("title")}>
          <ul>
            {left.map(({ kind, count }) => (
              <li key={kind}>{t(kind, { count })}</li>
            ))}
          </ul>
          <button type="button" className="button button-small" onClick={close}>
            {t("close")}
          </button>
        </Notice>
      )}
    </div>
  );
}
