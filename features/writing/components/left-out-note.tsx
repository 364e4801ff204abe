"use client";

import { useTranslations } from "next-intl";
import type { LeftOut } from "../fitted";

const kinds = ["blocks", "formatting", "tables", "levels", "links"] as const;

/** What a paste has brought and the text could not take. */
export function LeftOutNote({ left, close }: { left: LeftOut; close: () => void }) {
  const t = useTranslations("LeftOutNote");
  return (
    <div className="left-out" role="status">
      <ul className="desk-small">
        {kinds.map((kind) => {
          const count = left[kind] ?? 0;
          return count > 0 && <li key={kind}>{t(kind, { count })}</li>;
        })}
      </ul>
      <button type="button" className="button button-quiet button-small" onClick={close}>
        {t("close")}
      </button>
    </div>
  );
}
