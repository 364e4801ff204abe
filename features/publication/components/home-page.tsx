import { useTranslations } from "next-intl";
import type { Home } from "@/features/publication/catalogue/home";
import { prominentPages } from "@/features/publication/catalogue/menu";
import { sectionNames } from "@/features/publication/catalogue/section-names";
import { paths } from "@/features/publication/routes/paths";
import type { Locale } from "@/i18n/routing";
import { SectionStrip } from "./section-strip";
import { Share } from "./share";
import { StoryCard } from "./story-card";
import { StoryList } from "./story-list";
import { YearNav } from "./year-nav";

type Props = {
  locale: Locale;
  home: Home;
  sections: { key: string; name: string; description: string; path: string }[];
  pages: { path: string; title: string }[];
  years: { year: number; count: number }[];
};

export function HomePage({ locale, home, sections, pages, years }: Props) {
  const t = useTranslations("Home");
  const site = useTranslations("Site");
  const { lead, tiles, rows, strips } = home;
  const names = sectionNames(sections);
  return (
    <div className="home" itemScope>
      <Share title={site("title")} description={site("description")} />
      <h1 className="visually-hidden">{t("heading")}</h1>
      {lead ? (
        <section className="home-lead" aria-label={t("lead")}>
          <StoryCard
            locale={locale}
            card={lead}
            section={names[lead.sectionKey ?? ""]}
            size="lead"
          />
        </section>
      ) : (
        <p className="empty">{t("empty")}</p>
      )}
      {tiles.length + rows.length > 0 && (
        <section className="home-latest" aria-labelledby="latest">
          <h2 id="latest">{t("latest")}</h2>
          <StoryList locale={locale} cards={tiles} sections={names} size="tile" level={3} />
          <StoryList locale={locale} cards={rows} sections={names} level={3} />
          <p className="home-all">
            <a href={paths.news(locale)}>
              {t("all")} <span aria-hidden="true">→</span>
            </a>
          </p>
        </section>
      )}
      <div className="home-sections">
        {sections.map((section) => (
          <SectionStrip
            key={section.key}
            locale={locale}
            section={section}
            cards={strips[section.key] ?? []}
          />
        ))}
        {years.length > 1 && <YearNav locale={locale} years={years} />}
        <PageLinks title={t("group")} pages={pages.slice(0, prominentPages)} />
      </div>
    </div>
  );
}

type PageLinksProps = { title: string; pages: { path: string; title: string }[] };

function PageLinks({ title, pages }: PageLinksProps) {
  if (pages.length === 0) return null;
  return (
    <section className="link-block" aria-labelledby="group">
      <h2 id="group">{title}</h2>
      <ul>
        {pages.map((page) => (
          <li key={page.path}>
            <a href={page.path}>{page.title}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
