import { useTranslations } from "next-intl";
import { Said } from "@/components/ui/said";
import { paths } from "@/features/publication/routes/paths";
import type { Locale } from "@/i18n/routing";

type Props = {
  locale: Locale;
  /** Newest first; with the number of their stories where that is known. */
  years: { year: number; count?: number }[];
  /** The year whose page this is. */
  current?: number;
};

/** Ways to the years, where there is another one to go to. */
export function YearNav({ locale, years, current }: Props) {
  const t = useTranslations("StoryList");
  if (!years.some(({ year }) => year !== current)) return null;
  return (
    <nav className="year-nav" aria-labelledby="years">
      <h2 id="years">{t("years")}</h2>
      <ul>
        {years.map(({ year, count }) => (
          <li key={year}>
            <a href={paths.year(locale, year)} aria-current={year === current ? "page" : undefined}>
              <span className="year-nav-year">{year}</span>
              {count !== undefined && (
                <>
                  <Said>, </Said>
                  <span className="year-nav-count">{t("stories", { count })}</span>
                </>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
