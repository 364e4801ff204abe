"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { handOverEarly } from "@/components/desk/early-fields";
import { keepFields, noteTyping, restoreFields } from "@/components/desk/kept-fields";
import { Notice } from "@/components/desk/notice";
import { type SiteUpdate, watchSiteUpdates } from "@/components/desk/site-updates";

/**
 * Tells who has the desk open that the site was updated meanwhile, and reloads
 * the page with what was typed into it.
 *
 * @param build what the site was when it made the page; none while it is being worked on
 */
export function UpdateNotice({ build }: { build: string | undefined }) {
  const t = useTranslations("UpdateNotice");
  const [update, setUpdate] = useState<SiteUpdate>();
  useEffect(() => {
    handOverEarly();
    restoreFields();
    return noteTyping();
  }, []);
  useEffect(() => {
    if (build === undefined) return;
    // That something was not done stays said.
    return watchSiteUpdates(build, (told) =>
      setUpdate((known) => (known === "refused" ? known : told)),
    );
  }, [build]);
  if (!update) return null;
  const reload = () => {
    keepFields();
    location.reload();
  };
  return (
    <div className="desk-update">
      <Notice kind={update === "refused" ? "bad" : "plain"} title={t(update)}>
        <p>{t("advice")}</p>
        <button type="button" className="button" onClick={reload}>
          {t("reload")}
        </button>
      </Notice>
    </div>
  );
}
