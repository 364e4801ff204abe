import { useTranslations } from "next-intl";
import { State } from "@/components/desk/state";
import { isLicence } from "@/features/media/pictures/licences";
import { formatDay } from "@/i18n/dates";
import { type Locale, languages, locales } from "@/i18n/routing";
import { undescribedIn } from "../list/called";
import { licenceState } from "../list/licence-state";
import type { UseCount } from "../uses/uses";

const short: Record<Locale, string> = { zh: "中", en: "En", ru: "Ру" };

/** In which languages it is described, a mark and a name each. */
export function LanguageMarks({ row }: { row: Parameters<typeof undescribedIn>[0] }) {
  const t = useTranslations("MediaMarks");
  const missing = undescribedIn(row);
  return (
    <ul className="media-languages" aria-label={t(row.kind === "FILE" ? "titles" : "descriptions")}>
      {locales.map((locale) => {
        const isMissing = missing.includes(locale);
        const { name: language } = languages[locale];
        return (
          <li key={locale} title={t(isMissing ? "missing" : "there", { language })}>
            <State kind={isMissing ? "none" : "good"}>
              <span aria-hidden="true" lang={languages[locale].tag}>
                {short[locale]}
              </span>
              <span className="visually-hidden">
                {t(isMissing ? "missing" : "there", { language })}
              </span>
            </State>
          </li>
        );
      })}
    </ul>
  );
}

type Licensed = { licence: string; licenceUntil: Date | null };

/** Under which licence it may be used, and until when where that is soon. */
export function LicenceMark({ desk, row, day }: { desk: Locale; row: Licensed; day: string }) {
  const t = useTranslations("Licences");
  const state = licenceState(row, day);
  const until = row.licenceUntil ? formatDay(desk, row.licenceUntil) : "";
  const name = isLicence(row.licence) ? t(row.licence) : t("none");
  if (state === "ended") return <State kind="bad">{t("ended", { until })}</State>;
  if (state === "ending") return <State kind="waits">{t("ending", { until })}</State>;
  return <State kind={state === "holds" ? "good" : "none"}>{name}</State>;
}

/** Where it is used, in as few words as there are. */
export function UseWords({ uses: { live, drafts } }: { uses: UseCount }) {
  const t = useTranslations("MediaMarks");
  if (live + drafts === 0) return <>{t("unused")}</>;
  const said = [
    ...(live > 0 ? [t("live", { count: live })] : []),
    ...(drafts > 0 ? [t("drafts", { count: drafts })] : []),
  ];
  return <>{said.join(" · ")}</>;
}
