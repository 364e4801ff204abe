import { useTranslations } from "next-intl";
import { type AvailabilityGraph, livePaths } from "@/features/publication/catalogue/availability";
import { formatInstantDay, isoInstant } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";
import { LanguageLinks } from "./language-links";

type Props = {
  locale: Locale;
  notice: string | null;
  withdrawnAt: Date | null;
  availability: AvailabilityGraph;
};

/** Why a text was taken back, since when, and in which languages it still stands. */
export function Withdrawal({ locale, notice, withdrawnAt, availability }: Props) {
  const t = useTranslations("Gone");
  const live = livePaths(availability);
  return (
    <dl className="withdrawal">
      {notice && (
        <div>
          <dt>{t("notice")}</dt>
          <dd>{notice}</dd>
        </div>
      )}
      {withdrawnAt && (
        <div>
          <dt>{t("since")}</dt>
          <dd>
            <time dateTime={isoInstant(withdrawnAt)}>{formatInstantDay(locale, withdrawnAt)}</time>
          </dd>
        </div>
      )}
      {live.length > 0 && (
        <div>
          <dt>{t("alsoIn")}</dt>
          <dd>
            <LanguageLinks paths={live} />
          </dd>
        </div>
      )}
    </dl>
  );
}
