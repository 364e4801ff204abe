import { useTranslations } from "next-intl";
import type { Locale } from "@/i18n/routing";
import { paths } from "../paths";

type Props = { locale: Locale; years: { year: number; count: number }[] };

export function YearNav({ locale, years }: Props) {
  const t = useTranslations("StoryList");
  if (years.length === 0) return null;
  return (
    <nav className="year-nav" aria-labelledby="years">
      <h2 id="years">{t("years")}</h2>
      <ul>
        {years.map(({ year, count }) => (
          <li key={year}>
            <a href={paths.year(locale, year)}>
              <span className="year-nav-year">{year}</span>{" "}
              <span className="year-nav-count">{t("stories", { count })}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
