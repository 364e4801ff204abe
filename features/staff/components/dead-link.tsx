import { useTranslations } from "next-intl";
import type { Locale } from "@/i18n/routing";
import { staffPaths } from "../paths";
import { Alone } from "./alone";

/** For a link that is wrong, used, expired or taken back: which of them is not said. */
export function DeadLink({ locale }: { locale: Locale }) {
  const t = useTranslations("DeadLink");
  return (
    <Alone title={t("title")} lead={t("text")}>
      <a className="button" href={staffPaths.signIn(locale)}>
        {t("signIn")}
      </a>
    </Alone>
  );
}
