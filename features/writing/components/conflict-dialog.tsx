"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/desk/dialog";
import { storyPaths } from "@/features/editorial/paths";
import type { Content } from "@/features/editorial/schema";
import { usePersonName } from "@/features/staff/components/person-name";
import { compare } from "@/features/writing/comparing/compare";
import type { Conflict } from "@/features/writing/saving/send-save";
import { formatInstant } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";
import { Comparison } from "./comparison";
import { usePictures } from "./pictures";

type Props = {
  desk: Locale;
  documentId: string;
  locale: Locale;
  conflict: Conflict;
  /** What this editor holds. */
  mine: () => Content;
  keepMine: () => void;
  /** @returns false when this text could not be kept first */
  takeTheirs: () => Promise<boolean>;
  close: () => void;
};

/**
 * Somebody has saved meanwhile: a colleague, or the same person elsewhere. Both texts are kept already; what is asked is
 * with which one to go on.
 */
export function ConflictDialog(props: Props) {
  const { desk, documentId, locale, conflict, mine, keepMine, takeTheirs, close } = props;
  const [failed, setFailed] = useState(false);
  const t = useTranslations("ConflictDialog");
  const personName = usePersonName();
  const { byHash } = usePictures();
  const { reason, copy, current } = conflict;
  const at = formatInstant(desk, new Date(current.createdAt));
  const scheduled = reason === "scheduled";
  const { own } = current;
  return (
    <Dialog
      open
      title={t(scheduled ? "scheduledTitle" : own ? "titleOwn" : "title")}
      onClose={close}
    >
      <div className="conflict">
        <p>
          {t(scheduled ? "scheduled" : own ? "staleOwn" : "stale", {
            name: personName(current.authorName),
            time: at,
            copy,
          })}
        </p>
        <h3>{t(own ? "comparedOwn" : "compared")}</h3>
        <div className="conflict-compared">
          <Comparison
            locale={locale}
            comparison={compare(locale, current.content, mine())}
            widths={byHash}
          />
        </div>
        {failed && (
          <p className="field-error" role="alert">
            {t("notKept")}
          </p>
        )}
        <div className="button-row">
          {!scheduled && (
            <button type="button" className="button button-primary" onClick={keepMine}>
              {t(own ? "keepThis" : "keepMine")}
            </button>
          )}
          <button
            type="button"
            className="button"
            onClick={async () => setFailed(!(await takeTheirs()))}
          >
            {t(own ? "takeOther" : "takeTheirs")}
          </button>
          <a href={storyPaths.history(desk, documentId, locale)} target="_blank" rel="noopener">
            {t("history")}
          </a>
        </div>
      </div>
    </Dialog>
  );
}
