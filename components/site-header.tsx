import { useTranslations } from "next-intl";
import type { Locale } from "@/i18n/routing";
import { type LanguageChoice, LanguageSwitcher } from "./language-switcher";
import { Lens, SearchForm } from "./search-form";

export type NavigationLink = { name: string; path: string };

type Props = {
  locale: Locale;
  /** The link that skips the header. It stands inside, because reader modes leave a header out whole. */
  skip: NavigationLink;
  home: string;
  /** Shown at every width. */
  news: NavigationLink;
  /** Shown beside it where there is room; on a phone a button opens them. */
  pages: NavigationLink[];
  /** The page being shown, so that its entry can say so. */
  current: string;
  languages: Record<Locale, LanguageChoice>;
  /** Where the search field leads; none on the page that has a larger one. */
  search: string | undefined;
};

export function SiteHeader(props: Props) {
  const { locale, skip, home, news, pages, current, languages, search } = props;
  const t = useTranslations("SiteHeader");
  return (
    <header className="site-header">
      <a className="skip-link" href={skip.path}>
        {skip.name}
      </a>
      <div className={search ? "site-header-inner has-search" : "site-header-inner"}>
        <a className="wordmark" href={home} aria-label={t("home")}>
          <span lang="en" translate="no">
            BAUING
          </span>{" "}
          <span lang="zh-Hans" translate="no">
            宝鹰
          </span>
        </a>
        <nav className="site-navigation" aria-label={t("navigation")}>
          <ul>
            <Entry link={news} current={current} />
          </ul>
          {pages.length > 0 && (
            <>
              {/* A popover opens without any script; a browser that knows none shows the list. */}
              <button type="button" popoverTarget="site-pages">
                {t("group")}
              </button>
              <ul id="site-pages" popover="auto">
                {pages.map((link) => (
                  <Entry key={link.path} link={link} current={current} />
                ))}
              </ul>
            </>
          )}
        </nav>
        {search && (
          <search className="site-search">
            <button type="button" popoverTarget="site-search" aria-label={t("search")}>
              <Lens />
            </button>
            <div id="site-search" popover="auto">
              <SearchForm id="site-search-field" action={search} />
            </div>
          </search>
        )}
        <LanguageSwitcher locale={locale} choices={languages} />
      </div>
    </header>
  );
}

function Entry({ link: { name, path }, current }: { link: NavigationLink; current: string }) {
  return (
    <li>
      <a href={path} aria-current={ariaCurrent(path, current)}>
        {name}
      </a>
    </li>
  );
}

function ariaCurrent(path: string, current: string): "page" | "true" | undefined {
  if (path === current) return "page";
  return current.startsWith(`${path}/`) ? "true" : undefined;
}
