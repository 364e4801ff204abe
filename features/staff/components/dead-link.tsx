import { useTranslations } from "next-intl";
import type { Locale } from "@/i18n/routing";
import { staffPaths } from "../paths";

/** For a link that is wrong, used, expired or taken back: which of them is not said. */
export function DeadLink({ locale }: { locale: Locale }) {
  const t = useTranslations("DeadLink");
  return (
    <div className="desk-alone">
      <div className="desk-title">
        <h1>{t("title")}</h1>
        <p>{t("text")}</p>
      </div>
      <a className="button" href={staffPaths.signIn(locale)}>
        {t("signIn")}
      </a>
    </div>
  );
}
